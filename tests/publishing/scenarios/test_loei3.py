"""LOEI3 (procedures.md §1.3, §7: 8–9): web data with its certification afterwards, news with its source."""

from typing import Any

from django.test import Client

from approvals.api import Obligation, Outcome, latest_submission
from publishing.models import PublicationRecord
from publishing.status import Phase, status_of
from tests.desk import outcomes


def news(story: Any) -> Any:
    """PR news of the admin unit about the finance unit's work."""
    memo = {
        "track": "pr_news",
        "news_kind": "proactive",
        "source_unit": str(story.world.units["finance"].pk),
        "topic": "",
        "topic_other": "",
        "delivery": "",
    }
    return story.draft("admin", information_type="pr_news", memo=memo)


def test_scenario_8__part_3_stays_open_until_the_group_director_certifies(office: Any, at: Any, client: Client) -> None:
    """LOEI3-R16, LOEI3-R17; form parts 2 and 3."""
    story = office("loei3")
    page = story.draft()
    at("policy.provider").submit(page)
    for who, outcome in [("policy.head", "consent"), ("director", "approve"), ("web", "acknowledge")]:
        assert at(who).act(page, outcome).status_code == 302
    assert at("web").act(page, Outcome.PUBLISH, remark="ลงหน้าแรก").status_code == 302
    assert client.get(page.url).status_code == 200
    owed = Obligation.objects.owed().get()
    assert (owed.stage, owed.kind) == ("check_live", "check_live")
    assert page.title in at("policy.head").desk()
    assert list(Obligation.objects.overdue(owed.due_at)) == []
    later = owed.due_at.replace(year=owed.due_at.year + 1)
    assert list(Obligation.objects.overdue(later)) == [owed]
    assert at("web").act(page, Outcome.VERIFY).status_code == 422, "not by whoever put it online"
    assert at("policy.head").act(page, Outcome.VERIFY).status_code == 302
    assert not Obligation.objects.owed().exists()
    kinds = PublicationRecord.objects.filter(page_id=page.pk).order_by("sequence").values_list("kind", flat=True)
    assert list(kinds) == ["published", "verified"]


def test_loei3_r18__nothing_goes_online_before_the_director_has_permitted(office: Any, at: Any) -> None:
    page = office("loei3").draft()
    at("policy.provider").submit(page)
    assert at("web").act(page, Outcome.PUBLISH).status_code == 422
    at("policy.head").act(page, Outcome.CONSENT)
    assert at("deputy").act(page, Outcome.APPROVE).status_code == 422, "the director, not a deputy in his own right"
    assert at("web").act(page, Outcome.ACKNOWLEDGE).status_code == 422
    assert outcomes(page) == ["certify", "consent"]


def test_scenario_9__the_source_rejects_a_fact(office: Any, at: Any, client: Client) -> None:
    """LOEI3-R08, LOEI3-R09: back to the writer; nobody overtakes the source."""
    story = office("loei3")
    page = news(story)
    assert at("admin.provider").submit(page).status_code == 302
    assert at("admin.head").act(page, Outcome.APPROVE).status_code == 422, "not before the source stage is done"
    assert at("policy.head").act(page, Outcome.CONFIRM).status_code == 422, "another unit is not the source"
    assert page.title in at("finance.head").desk()
    assert at("finance.provider").act(page, Outcome.RETURN, "จำนวนเงินไม่ถูกต้อง").status_code == 302
    assert status_of(page).phase is Phase.RETURNED
    assert "จำนวนเงินไม่ถูกต้อง" in at("admin.provider").desk()
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.lead = "แก้จำนวนเงินแล้ว"
    draft.save_revision(user=story.people["admin.provider"])
    assert at("admin.provider").submit(page).status_code == 302
    assert latest_submission(page).round == 2
    assert at("finance.head").act(page, Outcome.CONFIRM).status_code == 302
    assert at("admin.head").act(page, Outcome.APPROVE).status_code == 302
    assert at("admin.provider").act(page, Outcome.PUBLISH).status_code == 302
    assert "แก้จำนวนเงินแล้ว" in client.get(page.url).content.decode()
    assert outcomes(page) == ["certify", "return", "certify", "confirm", "approve", "publish"]


def test_loei3_r09__the_source_does_not_also_decide(office: Any, at: Any) -> None:
    """The admin unit as source: its head may confirm or decide, not both."""
    story = office("loei3")
    page = news(story)
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.memo = draft.memo | {"source_unit": str(story.world.units["admin"].pk)}
    draft.save_revision(user=story.people["admin.provider"])
    at("admin.provider").submit(page)
    assert at("admin.head").act(page, Outcome.CONFIRM).status_code == 302
    assert at("admin.head").act(page, Outcome.APPROVE).status_code == 422
    assert at("deputy").act(page, Outcome.APPROVE).status_code == 302


def test_loei3__the_source_must_be_named(office: Any, at: Any) -> None:
    story = office("loei3")
    page = news(story)
    for wrong in ("", "0", "ฝ่ายข่าว"):
        draft = story.fresh(page).get_latest_revision_as_object()
        draft.memo = draft.memo | {"source_unit": wrong}
        draft.save_revision(user=story.people["admin.provider"])
        assert at("admin.provider").submit(page).status_code == 422
    assert outcomes(page) == []
