"""S12's scenarios (procedures.md §7: 9–11, 13) through HTTP, as the seats do them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from approvals.api import Decision, Obligation, Outcome, latest_submission
from approvals.verify import verify_ledgers
from config.demo.office import appoint
from offices.api import Capacity
from publishing.gate.oracle import violations
from publishing.models import PublicationRecord, RecordKind
from publishing.public import counts
from tests.desk import Desk, outcomes
from tests.world import URGENT, Story


@pytest.fixture
def at(story: Story) -> Any:
    return lambda who: Desk(story, who)


def all_holds() -> bool:
    return list(violations()) == [] and all(report.broken_at is None for report in verify_ledgers())


def test_scenario_9__returned_to_the_writer_and_nobody_overtakes_the_stage(story: Story, at: Any, client: Any) -> None:
    """In S12 the checker is the head: returned → back to the writer; the uploader cannot act before the head has."""
    page = story.draft()
    assert at("policy.provider").submit(page).status_code == 302
    assert at("policy.uploader").act(page, Outcome.PUBLISH).status_code == 422
    assert at("policy.head").act(page, Outcome.RETURN).status_code == 422, "a return needs its reason"
    assert at("policy.head").act(page, Outcome.RETURN, "วันที่ในข่าวไม่ตรงกับกำหนดการ").status_code == 302
    assert client.get(page.url).status_code == 404
    assert at("policy.uploader").act(page, Outcome.PUBLISH).status_code == 422
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.lead = "แก้วันที่แล้ว"
    draft.save_revision(user=story.people["policy.provider"])
    first = latest_submission(page)
    assert at("policy.provider").submit(page).status_code == 302
    second = latest_submission(page)
    assert (second.request_id, second.round) == (first.request_id, 2), "the same request, a new round"
    assert second.seal != first.seal
    for who, outcome in (
        ("policy.head", "approve"),
        ("policy.uploader", "acknowledge"),
        ("policy.uploader", "publish"),
    ):
        assert at(who).act(page, outcome).status_code == 302
    assert "แก้วันที่แล้ว" in client.get(page.url).content.decode()
    assert outcomes(page) == ["certify", "return", "certify", "approve", "acknowledge", "publish"]
    assert all_holds()


def test_scenario_10__urgent_is_published_first_and_owes_its_approval(story: Story, at: Any, client: Any) -> None:
    """S12-R07: both conditions declared and reasoned; marked; on the head's list with a due time; then approved."""
    page = story.draft(memo=URGENT)
    assert at("policy.provider").submit(page).status_code == 302
    assert at("policy.uploader").act(page, Outcome.ACKNOWLEDGE).status_code == 302
    assert at("policy.uploader").act(page, Outcome.PUBLISH).status_code == 302
    owed = Obligation.objects.owed().get(kind="late_approval")
    assert timezone.now() < owed.due_at
    desk = at("policy.head").client.get(reverse("publishing:desk")).content.decode()
    assert page.title in desk
    assert counts(story.world.office, owed.fiscal_year) == {"published": 1, "urgent": 1, "share": 100.0}
    public = client.get(page.url).content.decode()
    assert "เร่งด่วน" in public
    assert at("policy.uploader").act(page, Outcome.APPROVE).status_code == 422, "not the publisher"
    assert at("policy.head").act(page, Outcome.APPROVE).status_code == 302
    assert story.fresh(page).live
    assert all_holds()


def test_scenario_10__refused_afterwards_the_page_is_withdrawn_and_the_ledger_keeps_all(
    story: Story, at: Any, client: Any
) -> None:
    page = story.draft(memo=URGENT)
    at("policy.provider").submit(page)
    at("policy.uploader").act(page, Outcome.ACKNOWLEDGE)
    at("policy.uploader").act(page, Outcome.PUBLISH)
    assert client.get(page.url).status_code == 200
    assert at("policy.head").act(page, Outcome.REFUSE).status_code == 422, "a refusal needs its reason"
    assert at("policy.head").act(page, Outcome.REFUSE, "กระทบสิทธิผู้มีส่วนได้เสีย").status_code == 302
    response = client.get(page.url)
    assert response.status_code == 410
    assert "กระทบสิทธิผู้มีส่วนได้เสีย" in response.content.decode()
    assert page.lead not in response.content.decode()
    assert outcomes(page) == ["certify", "acknowledge", "publish", "refuse"]
    kinds = list(PublicationRecord.objects.filter(page_id=page.pk).order_by("sequence").values_list("kind", flat=True))
    assert kinds == [RecordKind.PUBLISHED, RecordKind.WITHDRAWN]
    assert all_holds()


@pytest.mark.parametrize("kind", ["procurement", "recruitment_exam", "scholarship", "rules", "executives"])
def test_s12_r07__excluded_kinds_cannot_use_the_urgent_lane(kind: str, story: Story, at: Any) -> None:
    page = story.draft(memo=URGENT, information_type=kind)
    response = at("policy.provider").submit(page)
    assert response.status_code == 422
    assert "เผยแพร่ก่อน" in response.content.decode()
    assert latest_submission(page) is None


@pytest.mark.parametrize("missing", ["urgent_necessary_and_urgent", "urgent_no_stakeholder_impact"])
def test_s12_r07__both_conditions_need_their_reason(missing: str, story: Story, at: Any) -> None:
    page = story.draft(memo=URGENT | {missing: ""})
    assert at("policy.provider").submit(page).status_code == 422
    assert latest_submission(page) is None


def test_scenario_11__uploader_of_group_a_cannot_publish_on_group_b(story: Story, at: Any, client: Any) -> None:
    """S12-R03: each uploader acts on the site he or she is responsible for."""
    page = story.draft("finance")
    at("finance.provider").submit(page)
    at("finance.head").act(page, Outcome.APPROVE)
    for outcome in (Outcome.ACKNOWLEDGE, Outcome.PUBLISH):
        before = outcomes(page)
        assert at("policy.uploader").act(page, outcome).status_code == 422
        assert outcomes(page) == before
        assert at("finance.uploader").act(page, outcome).status_code == 302
    assert client.get(page.url).status_code == 200
    edit = at("policy.uploader").client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit.status_code == 302, "not even the editor of another unit's item"


def test_scenario_13__acting_head_signs_in_the_acting_capacity(story: Story, at: Any) -> None:
    """The capacity is recorded as it was, whatever becomes of the appointment."""
    acting = story.people["admin.provider"]
    appointment = appoint(
        acting, story.world.seats["policy.head"], capacity=Capacity.ACTING_FOR, starts_on=timezone.localdate()
    )
    page = story.draft()
    at("policy.provider").submit(page)
    assert at("admin.provider").act(page, Outcome.APPROVE).status_code == 302
    appointment.ends_on = timezone.localdate()
    appointment.save()
    decision = Decision.objects.get(request__page_id=page.pk, outcome=Outcome.APPROVE)
    assert (decision.person, decision.capacity) == (acting, Capacity.ACTING_FOR)
    assert decision.position == story.world.seats["policy.head"].title
    review = at("policy.provider").client.get(reverse("publishing:review", args=[decision.request_id])).content.decode()
    assert "รักษาราชการแทน" in review


def test_s12_r02__office_site_is_approved_by_the_director(story: Story, at: Any, client: Any) -> None:
    """procedures.md §4, 31: the approver follows from the target site."""
    page = story.draft(memo={"target_site": "office"})
    at("policy.provider").submit(page)
    assert at("policy.head").act(page, Outcome.APPROVE).status_code == 422
    assert at("director").act(page, Outcome.APPROVE).status_code == 302
    at("web").act(page, Outcome.ACKNOWLEDGE)
    at("web").act(page, Outcome.PUBLISH)
    assert "ผู้อำนวยการสำนักงาน" in client.get(page.url).content.decode()
    assert at("director").act(page, Outcome.VERIFY).status_code == 302
    assert PublicationRecord.objects.filter(page_id=page.pk, kind=RecordKind.VERIFIED).exists()


def test_correction__reason_is_asked_recorded_and_shown(story: Story, at: Any, client: Any) -> None:
    page = story.published()
    draft = page.get_latest_revision_as_object()
    draft.lead = "ฉบับแก้ไข"
    draft.save_revision(user=story.people["policy.provider"])
    assert at("policy.provider").submit(page).status_code == 422, "a correction says what and why"
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.memo = draft.memo | {"correction_reason": "แก้จำนวนโรงเรียน"}
    draft.save_revision(user=story.people["policy.provider"])
    assert at("policy.provider").submit(page).status_code == 302
    assert "ฉบับแก้ไข" not in client.get(page.url).content.decode(), "the public sees the approved text meanwhile"
    story.carry_through(page)
    public = client.get(page.url).content.decode()
    assert "ฉบับแก้ไข" in public
    assert "แก้จำนวนโรงเรียน" in public
    assert all_holds()


def test_desk__shows_no_decision_to_a_superuser(story: Story, at: Any) -> None:
    from tests.world import superuser

    page = story.draft()
    at("policy.provider").submit(page)
    root = Client()
    root.force_login(superuser())
    url = reverse("publishing:review", args=[latest_submission(page).request_id])
    assert not re.search(r'name="outcome"', root.get(url).content.decode())
    state = story.fresh(page).current_workflow_task_state
    assert root.post(url, {"outcome": "approve", "task_state": state.pk}).status_code == 422
    assert outcomes(page) == ["certify"]
