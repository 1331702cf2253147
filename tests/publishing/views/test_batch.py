"""Several items approved together, over HTTP: only what was opened, each a decision of its own, every rule kept."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from approvals.api import Decision, Issue, Outcome
from approvals.verify import verify_ledgers
from config.demo.office import appoint
from offices.api import Seat, SeatKind
from publishing.models import Reading
from publishing.status import status_of
from tests.publishing.views.volume import wait_for
from tests.rendered import form_data, text_of
from tests.world import Story, superuser

BATCH = "/admin/publishing/batch/"


def waiting(story: Story, *titles: str, **draft: Any) -> list[Any]:
    """Items before the head."""
    pages = [story.draft(title=title, **draft) for title in titles]
    for page in pages:
        story.submit(page, f"{draft.get('section', 'policy')}.provider")
    return pages


def state(page: Any) -> Any:
    return status_of(type(page).objects.get(pk=page.pk)).task_state


def open_(client: Any, *pages: Any) -> None:
    for page in pages:
        submission = status_of(page).submission
        assert client.get(reverse("publishing:review", args=[submission.request_id])).status_code == 200


def approve(client: Any, *states: Any) -> Any:
    return client.post(BATCH, {"item": [one.pk for one in states]})


def decisions(page: Any) -> list[str]:
    found = Decision.objects.filter(request__page_id=page.pk).order_by("sequence")
    return list(found.values_list("outcome", flat=True))


def test_batch__from_the_desk_to_decisions_of_their_own(story: Story, client: Any) -> None:
    first, second, third = waiting(story, "เรื่องที่หนึ่ง", "เรื่องที่สอง", "เรื่องที่สาม")
    story.sign_in(client, "policy.head")
    open_(client, first, second)
    desk = client.get(reverse("publishing:desk")).content.decode()
    assert desk.count('type="checkbox" name="item"') == 3
    confirm = client.get(BATCH, {"item": [state(page).pk for page in (first, second, third)]})
    text = text_of(confirm.content.decode())
    assert "อนุมัติและรับรองให้นำข้อมูลดังกล่าวเผยแพร่บนหน้าเว็บไซต์ได้" in text
    assert "ผู้อำนวยการกลุ่มนโยบายและแผน" in text
    assert [row.item.submission.title for row in confirm.context["unopened"]] == ["เรื่องที่สาม"]
    posted = form_data(confirm.content.decode(), "form.pk-act")
    assert posted["item"] == [str(state(first).pk), str(state(second).pk)]
    assert client.post(BATCH, posted).url == reverse("publishing:desk")
    assert [decisions(page) for page in (first, second, third)] == [["certify", "approve"]] * 2 + [["certify"]]
    given = Decision.objects.filter(outcome=Outcome.APPROVE)
    assert len({decision.submission_id for decision in given}) == len({decision.seal for decision in given}) == 2
    assert {decision.person_name for decision in given} == {"นายศุภชัย ตัวอย่างธรรม"}
    assert len({decision.certification for decision in given}) == 1
    assert all(report.broken_at is None for report in verify_ledgers())


def test_batch__leaves_what_was_not_opened_and_says_so(story: Story, client: Any) -> None:
    first, second = waiting(story, "เปิดแล้ว", "ยังไม่ได้เปิด")
    story.sign_in(client, "policy.head")
    open_(client, first)
    response = approve(client, state(first), state(second))
    assert response.status_code == 200
    (refused,) = response.context["refused"]
    assert ([issue.code for issue in refused.issues], refused.item.submission.title) == (
        ["open_it_first"],
        "ยังไม่ได้เปิด",
    )
    assert (decisions(first), decisions(second)) == (["certify", "approve"], ["certify"])


def test_batch__a_round_opened_before_it_was_returned_is_not_the_round_of_today(story: Story, client: Any) -> None:
    (page,) = waiting(story, "เรื่องที่คืน")
    story.sign_in(client, "policy.head")
    open_(client, page)
    story.decide(page, "policy.head", Outcome.RETURN, "แก้")
    story.submit(page)
    assert approve(client, state(page)).status_code == 422
    assert decisions(page) == ["certify", "return", "certify"]


def test_batch__what_was_read_at_an_earlier_step_is_read_again(office: Any, client: Any) -> None:
    """CPN1-R04: the objection given since belongs to the director's decision."""
    story = office("cpn1")
    page = story.draft()
    story.submit(page)
    story.sign_in(client, "director")
    open_(client, page)
    story.decide(page, "policy.head", Outcome.OBJECT, "ยังไม่ครบ")
    response = client.get(BATCH, {"item": state(page).pk})
    assert [row.is_objected for row in response.context["unopened"]] == [True]
    assert approve(client, state(page)).status_code == 422
    open_(client, page)
    assert approve(client, state(page)).status_code == 302
    assert decisions(page) == ["certify", "object", "approve"]


def test_batch__a_refused_item_stops_no_other(story: Story, client: Any) -> None:
    edited, decided, fine = waiting(story, "แก้ไฟล์", "พิจารณาแล้ว", "เรียบร้อย", photos=1)
    story.sign_in(client, "policy.head")
    open_(client, edited, decided, fine)
    states = [state(page) for page in (edited, decided, fine)]
    image = edited.get_latest_revision_as_object().album.first().image
    image.title = "ชื่อใหม่"
    image.save()
    story.decide(decided, "policy.head", Outcome.RETURN, "แก้")
    response = approve(client, *states)
    assert response.status_code == 200
    told = {result.item.submission.title: result.issues[0].code for result in response.context["refused"]}
    assert told == {"แก้ไฟล์": "edited_after_submission", "พิจารณาแล้ว": "stage_not_open"}
    text = text_of(response.content.decode())
    assert all(result.issues[0].message in text for result in response.context["refused"])
    assert decisions(fine) == ["certify", "approve"]
    assert decisions(edited) == ["certify"]


def test_batch__separation_of_duties_holds(story: Story, client: Any) -> None:
    """S12: whoever submitted does not approve, however it is pressed."""
    values = {"unit": story.world.units["policy"], "kind": SeatKind.DELEGATE, "title": "ผู้ที่ผู้อำนวยการกลุ่มมอบหมาย"}
    appoint(story.people["policy.provider"], Seat.objects.create(office=story.world.office, **values))
    (page,) = waiting(story, "ของตนเอง")
    story.sign_in(client, "policy.provider")
    open_(client, page)
    (refused,) = approve(client, state(page)).context["refused"]
    assert [issue.code for issue in refused.issues] == ["separation_of_duties"]


@pytest.mark.parametrize("who", ["policy.provider", "policy.uploader", "finance.head", "director", "superuser"])
def test_batch__of_anybody_else_changes_nothing(story: Story, client: Any, who: str) -> None:
    (page,) = waiting(story, "เรื่องของผู้อื่น")
    if who == "superuser":
        client.force_login(superuser())
    else:
        story.sign_in(client, who)
    assert approve(client, state(page)).status_code == 422, "not opened: nothing is even told of it"
    assert "เรื่องของผู้อื่น" not in approve(client, state(page)).content.decode()
    open_(client, page)
    (refused,) = approve(client, state(page)).context["refused"]
    assert [issue.code for issue in refused.issues] == ["not_your_turn"]
    assert decisions(page) == ["certify"]


@pytest.mark.parametrize("who", ["policy.uploader"])
def test_batch__is_for_assent_only(story: Story, client: Any, who: str) -> None:
    """Receiving and putting online are done for each item by itself."""
    (page,) = waiting(story, "เรื่องเดียว")
    story.decide(page, "policy.head", Outcome.APPROVE)
    story.sign_in(client, who)
    open_(client, page)
    assert 'name="item"' not in client.get(reverse("publishing:desk")).content.decode()
    assert client.get(BATCH, {"item": state(page).pk}).context["gone"] == 1
    (refused,) = approve(client, state(page)).context["refused"]
    assert [issue.code for issue in refused.issues] == ["not_in_batch"]


def test_batch__of_a_committee_s_member_are_votes(office: Any, client: Any) -> None:
    story = office("s11")
    pages = [story.draft(title=title) for title in ("เรื่องแรก", "เรื่องหลัง")]
    for page in pages:
        story.submit(page)
        story.decide(page, "policy.head", Outcome.CONSENT)
    story.sign_in(client, "finance.head")
    open_(client, *pages)
    assert approve(client, *(state(page) for page in pages)).status_code == 302
    votes = Decision.objects.filter(stage="committee_screen")
    assert [vote.stamps["votes"] for vote in votes] == [1, 1]
    assert all(state(page).task.specific.stage_key == "committee_screen" for page in pages)


@pytest.mark.parametrize("given", [[], ["x"], [""], ["-1"]])
def test_batch__of_nothing_goes_back_to_the_desk(story: Story, client: Any, given: list[str]) -> None:
    story.sign_in(client, "policy.head")
    assert client.get(BATCH, {"item": given}).url == reverse("publishing:desk")
    assert client.post(BATCH, {"item": given}).status_code == 422


def test_batch__confirm_screen_takes_the_same_number_of_queries_for_2_and_for_50_items(
    story: Story, client: Any
) -> None:
    (page,) = waiting(story, "เรื่องมาก")
    states = wait_for(story, page, 49, opened_by="policy.head")
    story.sign_in(client, "policy.head")
    counted = []
    for chosen in (states[:2], states):
        client.get(BATCH, {"item": [one.pk for one in chosen]})
        with CaptureQueriesContext(connection) as captured:
            response = client.get(BATCH, {"item": [one.pk for one in chosen]})
        assert response.context["ready_count"] == len(chosen)
        counted.append(len(captured))
    assert counted[0] == counted[1]


@pytest.mark.django_db(transaction=True)
def test_batch__racing_with_another_person_decides_each_item_once(transactional_story: Story) -> None:
    """The director and the deputy press at the same moment on the same items."""
    story = transactional_story
    pages = waiting(story, "เรื่องหนึ่ง", "เรื่องสอง", memo={"target_site": "office"})
    states = [state(page) for page in pages]
    answers: dict[str, Any] = {}
    barrier = threading.Barrier(2)

    def press(who: str, client: Client) -> None:
        try:
            barrier.wait(timeout=30)
            answers[who] = approve(client, *states)
        finally:
            connection.close()

    threads = []
    for who in ("director", "deputy"):
        client = Client()
        story.sign_in(client, who)
        open_(client, *pages)
        threads.append(threading.Thread(target=press, args=(who, client)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert set(answers) == {"director", "deputy"}
    assert [decisions(page) for page in pages] == [["certify", "approve"]] * 2
    # Read from what each was shown: the test client's context hears the other thread's templates too.
    too_late = escape(Issue("stage_not_open").message)
    assert sum(answer.content.decode().count(too_late) for answer in answers.values()) == 2
    assert Reading.objects.count() == 4
