"""The review screen, over HTTP: each role sees and does its own, and nobody anything else."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from approvals.api import Decision, Obligation
from config.demo.office import appoint
from offices.api import BodyMember, Capacity
from publishing.status import Phase, status_of
from tests.world import URGENT, Story, superuser

OTHERS = ["policy.provider", "finance.head", "director", "policy.uploader"]


def screen(submission: Any) -> str:
    return reverse("publishing:review", args=[submission.request_id])


def act(client: Any, submission: Any, outcome: str, **fields: str) -> Any:
    """Post the first form the person is shown."""
    forms = client.get(screen(submission)).context["acts"]
    hidden = {key: forms[0][key] for key in ("task_state", "obligation") if forms and forms[0][key]}
    return client.post(screen(submission), hidden | {"outcome": outcome} | fields)


def test_review__from_the_head_to_the_public(story: Story, client: Any) -> None:
    page = story.draft()
    submission = story.submit(page)
    for who, outcome, fields in (
        ("policy.head", "approve", {}),
        ("policy.uploader", "acknowledge", {}),
        ("policy.uploader", "publish", {"remark": "ตรวจแล้ว"}),
        ("policy.head", "verify", {}),
    ):
        response = act(story.sign_in(client, who), submission, outcome, **fields)
        assert response.url == reverse("publishing:desk")
    assert story.fresh(page).live
    assert not Obligation.objects.owed().filter(submission=submission).exists()
    body = client.get(screen(submission)).content.decode()
    assert body.count("pk-step--done") == 5
    assert "หมายเหตุ: ตรวจแล้ว" in " ".join(body.split())


@pytest.mark.parametrize("outcome", ["return", "refuse"])
def test_review__without_reason_is_refused_and_keeps_the_form(story: Story, client: Any, outcome: str) -> None:
    submission = story.submit(story.draft())
    response = act(story.sign_in(client, "policy.head"), submission, outcome, comment="  ")
    assert response.status_code == 422
    assert response.context["acts"][0]["issue"].code == "reason_required"
    assert not Decision.objects.filter(submission=submission, outcome=outcome).exists()


def test_review__returned_item_comes_back_to_the_desk_with_its_reason(story: Story, client: Any) -> None:
    page = story.draft()
    submission = story.submit(page)
    act(story.sign_in(client, "policy.head"), submission, "return", comment="แก้ชื่อโรงเรียน")
    assert status_of(story.fresh(page)).phase is Phase.RETURNED
    body = story.sign_in(client, "policy.provider").get(reverse("publishing:desk")).content.decode()
    assert "แก้ชื่อโรงเรียน" in body
    assert "แก้ชื่อโรงเรียน" in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


@pytest.mark.parametrize("who", OTHERS)
def test_review__shows_no_buttons_to_whoever_it_does_not_wait_for(story: Story, client: Any, who: str) -> None:
    submission = story.submit(story.draft())
    response = story.sign_in(client, who).get(screen(submission))
    assert response.status_code == 200
    assert response.context["acts"] == []
    assert 'value="approve"' not in response.content.decode()
    assert "นายศุภชัย ตัวอย่างธรรม" in response.content.decode()


@pytest.mark.parametrize("who", [*OTHERS, "superuser"])
def test_review__forged_decision_is_refused_and_changes_nothing(story: Story, client: Any, who: str) -> None:
    page = story.draft()
    submission = story.submit(page)
    state = status_of(page).task_state
    if who == "superuser":
        client.force_login(superuser())
    else:
        story.sign_in(client, who)
    assert client.get(screen(submission)).context["acts"] == []
    response = client.post(screen(submission), {"outcome": "approve", "task_state": state.pk})
    assert response.status_code == 422
    assert "not_your_turn" in {issue.code for issue in response.context["issues"]}
    assert Decision.objects.filter(submission=submission).count() == 1
    assert status_of(story.fresh(page)).task_state.pk == state.pk


@pytest.mark.parametrize(
    "fields",
    [
        {"outcome": "approve"},
        {"outcome": "approve", "task_state": "999999"},
        {"outcome": "publish-now"},
        {"outcome": "verify", "obligation": "999999"},
        {"outcome": "verify", "obligation": "x"},
        {},
    ],
)
def test_review__a_form_that_was_never_shown_is_refused(story: Story, client: Any, fields: dict[str, str]) -> None:
    submission = story.submit(story.draft())
    response = story.sign_in(client, "policy.head").post(screen(submission), fields)
    assert response.status_code == 422
    assert Decision.objects.filter(submission=submission).count() == 1


def test_review__a_second_press_is_told_that_it_was_decided(story: Story, client: Any) -> None:
    page = story.draft()
    submission = story.submit(page)
    shown = {"outcome": "approve", "task_state": status_of(page).task_state.pk}
    story.sign_in(client, "policy.head")
    assert client.post(screen(submission), shown).status_code == 302
    response = client.post(screen(submission), shown)
    assert [issue.code for issue in response.context["issues"]] == ["stage_not_open"]


def test_recall__by_the_requester_with_a_reason(story: Story, client: Any) -> None:
    page = story.draft()
    submission = story.submit(page)
    story.sign_in(client, "policy.provider")
    refused = client.post(screen(submission), {"outcome": "recall", "comment": ""})
    assert refused.context["recall"]["issue"].code == "reason_required"
    assert client.post(screen(submission), {"outcome": "recall", "comment": "ลืมแนบไฟล์"}).status_code == 302
    assert status_of(story.fresh(page)).phase is Phase.RECALLED
    assert client.get(screen(submission)).context["recall"] is None


def test_recall__by_anybody_else_is_refused(story: Story, client: Any) -> None:
    page = story.draft()
    submission = story.submit(page)
    story.sign_in(client, "policy.uploader")
    assert client.get(screen(submission)).context["recall"] is None
    response = client.post(screen(submission), {"outcome": "recall", "comment": "ขอคืน"})
    assert [issue.code for issue in response.context["issues"]] == ["not_requester"]
    assert status_of(story.fresh(page)).is_open


def test_late_approval__and_its_refusal_withdraws_the_page(story: Story, client: Any) -> None:
    page = story.draft(memo=URGENT)
    submission = story.submit(page)
    story.carry_through(page)
    story.sign_in(client, "policy.head")
    assert [form["obligation"] != "" for form in client.get(screen(submission)).context["acts"]] == [True, True]
    assert act(client, submission, "refuse", comment="ไม่เร่งด่วน").status_code == 302
    assert not story.fresh(page).live
    assert status_of(story.fresh(page)).phase is Phase.ENDED


def test_correction__shows_what_changes_and_leaves_the_earlier_check_to_its_own_request(
    story: Story, client: Any
) -> None:
    page = story.published(photos=1)
    first = status_of(page).submission
    page.lead = "ข้อความนำที่แก้แล้ว"
    page.information_type = "activity_photo"
    page.memo = page.memo | {"correction_reason": "แก้คำผิด"}
    page.save_revision(user=story.people["policy.provider"])
    second = story.submit(page)
    story.sign_in(client, "policy.head")
    response = client.get(screen(second))
    assert {change.field_label() for change in response.context["changes"]} >= {"ประเภทข้อมูล"}
    assert "ภาพกิจกรรม" in response.content.decode()
    assert [form["obligation"] for form in response.context["acts"]] == [""]
    assert client.get(screen(first)).context["changes"] is None
    assert act(client, first, "verify").status_code == 302


def test_preview__shows_the_sealed_revision_to_the_office_only(story: Story, client: Any) -> None:
    page = story.draft(title="เรื่องที่ผนึกแล้วเท่านั้น")
    submission = story.submit(page)
    preview = reverse("publishing:preview", args=[submission.request_id])
    assert client.get(preview).status_code == 302
    response = story.sign_in(client, "finance.head").get(preview)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert page.title in response.content.decode()


def test_review__shows_an_objection_in_the_office_s_words_before_the_decider_s_form(
    office: Any, at: Any, client: Any
) -> None:
    """CPN1-R04 (procedures.md §7, 1): opinion and reason stand above the buttons."""
    story = office("cpn1")
    page = story.draft()
    submission = story.submit(page)
    story.decide(page, "policy.head", "object", "ยังไม่มีผลการประเมินของทุกโรงเรียน")
    response = story.sign_in(client, "director").get(screen(submission))
    (opinion,) = response.context["opinions"]
    assert (opinion.is_against, opinion.entries[0].word) == (True, "เห็นว่าไม่อนุญาตให้เผยแพร่ เนื่องจาก…")
    body = response.content.decode()
    assert body.index("pk-opinion--against") < body.index('id="pk-act-1"') < body.index("pk-preview")
    (form,) = response.context["acts"]
    assert [outcome["label"] for outcome in form["outcomes"]] == [
        "อนุญาตให้เผยแพร่ได้",
        "คืนเรื่องให้แก้ไข",
        "ไม่อนุญาตให้เผยแพร่",
    ]
    assert "ไม่อนุญาตให้เผยแพร่" in form["reason_needed_for"]
    assert form["effect"] == ""


@pytest.mark.parametrize("effect", ["opinion", "gate"])
def test_review__says_what_a_reviewer_s_word_does(office: Any, client: Any, effect: str) -> None:
    """procedures.md §4, 9a: an opinion is recorded, a gate stops."""

    def change(document: dict[str, Any]) -> None:
        for track in document["tracks"].values():
            next(stage for stage in track["stages"] if stage["key"] == "unit_review")["effect"] = effect

    story = office("cpn1", change)
    submission = story.submit(story.draft())
    (form,) = story.sign_in(client, "policy.head").get(screen(submission)).context["acts"]
    assert form["effect"]
    other = office("cpn1")
    second = other.submit(other.draft())
    (opinion,) = client.get(screen(second)).context["acts"]
    assert (form["effect"] == opinion["effect"]) == (effect == "opinion")


def test_review__of_a_committee_shows_who_voted_what_and_who_has_not(office: Any, client: Any) -> None:
    """S11-R19: each member's recorded opinion, and the rule by which they conclude."""
    story = office("s11")
    page = story.draft()
    submission = story.submit(page)
    story.decide(page, "policy.head", "consent")
    story.decide(page, "finance.head", "refuse", "ไม่ครบถ้วน")
    response = story.sign_in(client, "deputy").get(screen(submission))
    committee = response.context["committee"]
    assert (committee.given, committee.seats, committee.name) == (1, 6, "คณะกรรมการพิจารณาข้อมูลเผยแพร่ต่อสาธารณะ")
    assert committee.rule
    said = {member.name: member.entry.word for member in committee.members if member.entry}
    assert said == {"นางรัชนี ตัวอย่างทรัพย์": "ไม่อนุมัติ"}
    assert len([member for member in committee.members if member.entry is None]) == 5
    assert committee.members[0].part == "ประธาน"
    assert "ไม่ครบถ้วน" in response.content.decode()
    story.decide(page, "deputy", "consent")
    decider = story.sign_in(client, "director").get(screen(submission))
    assert decider.context["committee"] is None
    committee_said = decider.context["opinions"][-1]
    assert (committee_said.concluded, committee_said.is_against) == ("เห็นชอบ", True)
    assert len(committee_said.entries) == 2


def test_review__of_a_member_who_left_keeps_the_vote(office: Any, client: Any) -> None:
    story = office("s11")
    page = story.draft()
    submission = story.submit(page)
    story.decide(page, "policy.head", "consent")
    story.decide(page, "finance.head", "consent")
    BodyMember.objects.filter(seat=story.world.seats["finance.head"]).update(
        ends_on=timezone.localdate() - dt.timedelta(days=1)
    )
    committee = story.sign_in(client, "deputy").get(screen(submission)).context["committee"]
    assert (committee.given, committee.seats) == (1, 6)
    assert committee.members[-1].name == "นางรัชนี ตัวอย่างทรัพย์"


def test_review__shows_the_stamps_of_hand_over_and_completion(story: Story, client: Any) -> None:
    """S12-R03, S12-R05: received at, completed at, remark."""
    page = story.draft()
    submission = story.submit(page)
    story.decide(page, "policy.head", "approve")
    story.decide(page, "policy.uploader", "acknowledge")
    act(story.sign_in(client, "policy.uploader"), submission, "publish", remark="ย่อภาพแล้ว")
    received, completed = client.get(screen(submission)).context["history"][-2:]
    assert received.received_at == received.decision.recorded_at
    assert received.completed_at is None
    assert (completed.completed_at, completed.remark) == (completed.decision.recorded_at, "ย่อภาพแล้ว")


def test_review__says_in_which_seat_and_capacity_one_signs(story: Story, client: Any) -> None:
    """procedures.md §7, 13."""
    appoint(story.people["deputy"], story.world.seats["policy.head"], capacity=Capacity.ACTING_FOR)
    submission = story.submit(story.draft())
    (form,) = story.sign_in(client, "deputy").get(screen(submission)).context["acts"]
    assert form["signs_as"] == "ผู้อำนวยการกลุ่มนโยบายและแผน · รักษาราชการแทน"
    (own,) = story.sign_in(client, "policy.head").get(screen(submission)).context["acts"]
    assert own["signs_as"] == "ผู้อำนวยการกลุ่มนโยบายและแผน"


def test_review__keeps_what_a_refusal_typed(story: Story, client: Any) -> None:
    page = story.draft()
    submission = story.submit(page)
    story.decide(page, "policy.head", "approve")
    story.decide(page, "policy.uploader", "acknowledge")
    response = act(story.sign_in(client, "policy.uploader"), submission, "return", comment=" ", remark="ภาพเบลอ")
    assert response.status_code == 422
    assert response.context["acts"][0]["typed_remark"] == "ภาพเบลอ"


def test_review__takes_the_same_number_of_queries_however_much_there_is_to_show(story: Story, client: Any) -> None:
    counted = []
    story.sign_in(client, "policy.head")
    for photos, rounds in ((2, 2), (9, 5)):
        page = story.draft(photos=photos)
        for number in range(rounds):
            submission = story.submit(page)
            client.get(screen(submission))
            if number < rounds - 1:
                story.decide(page, "policy.head", "return", f"แก้ครั้งที่ {number}")
                draft = story.fresh(page).get_latest_revision_as_object()
                draft.lead = f"ความนำที่แก้ครั้งที่ {number}"
                for photo in draft.album.all():
                    photo.caption = f"คำบรรยายที่แก้ครั้งที่ {number}"
                draft.save_revision(user=story.people["policy.provider"])
        with CaptureQueriesContext(connection) as captured:
            changes = client.get(screen(submission)).context["changes"]
        assert len(changes.fields) == 2
        counted.append(len(captured))
    assert counted[0] == counted[1]
