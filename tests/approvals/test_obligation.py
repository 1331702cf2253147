"""What is owed, and until when it makes sense to owe it."""

from approvals.api import Obligation, Outcome, SettleAction
from publishing.actions.withdraw import WithdrawAction
from tests.world import URGENT, Story


def owed_kinds(page: object) -> list[str]:
    owed = Obligation.objects.owed().filter(submission__request__page=page)
    return sorted(owed.values_list("kind", flat=True))


def test_check_of_the_live_page__owed_while_it_is_public(story: Story) -> None:
    page = story.published()
    assert owed_kinds(page) == ["check_live"]
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert owed_kinds(page) == []


def test_check_of_the_live_page__of_the_content_the_public_sees(story: Story) -> None:
    page = story.published()
    draft = page.get_latest_revision_as_object()
    draft.lead = "แก้ไขแล้ว"
    draft.memo = {**draft.memo, "correction_reason": "ตัวเลขผิด"}
    draft.save_revision(user=story.people["policy.provider"])
    correction = story.submit(page)
    assert owed_kinds(page) == ["check_live"], "until the correction is public, the first text is to be checked"
    story.carry_through(page)
    (owed,) = Obligation.objects.owed().filter(submission__request__page=page)
    assert owed.submission == correction


def test_late_approval__owed_even_after_the_page_was_withdrawn(story: Story) -> None:
    page = story.draft(memo=URGENT)
    story.submit(page)
    page = story.carry_through(page)
    assert owed_kinds(page) == ["check_live", "late_approval"]
    WithdrawAction(page, user=story.people["policy.uploader"], reason="หมดความจำเป็น").execute()
    assert owed_kinds(page) == ["late_approval"]


def test_late_approval_refused__leaves_nothing_owed(story: Story) -> None:
    page = story.draft(memo=URGENT)
    story.submit(page)
    page = story.carry_through(page)
    late = Obligation.objects.owed().get(submission__request__page=page, kind="late_approval")
    SettleAction(late, user=story.people["policy.head"], outcome=Outcome.REFUSE, reason="ไม่เร่งด่วน").execute()
    assert owed_kinds(page) == []
