"""A withdrawn consent: every live use listed, ended or handed over by one recorded act, and no future use."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from approvals.api import Refused
from approvals.verify import verify_ledgers
from publishing.actions.withdraw_consent import WithdrawConsentAction, uses_of_consent
from publishing.gate.oracle import violations
from publishing.models import (
    Consent,
    ConsentAct,
    ConsentActKind,
    LiveAsset,
    People,
    PublicationRecord,
    RecordKind,
    RightsDuty,
)
from tests.publishing.rights.register import consent, cover
from tests.publishing.rights.test_leases import codes, draft_with
from tests.world import Story


def public_with_consent(story: Story, section: str = "policy") -> tuple[Any, Any, Consent]:
    page, image = draft_with(story, people=People.MINORS)
    given = consent(story)
    cover(image, given)
    story.submit(page)
    return story.carry_through(page), image, given


def withdraw(story: Story, given: Consent, who: str = "policy.head", **fields: Any) -> ConsentAct:
    return WithdrawConsentAction(
        given, user=story.people[who], reason="หนังสือของมารดา ลงวันที่ 20 พฤศจิกายน 2569", **fields
    ).execute()


def test_withdrawal__ends_every_use_in_one_recorded_act(story: Story, client: Any) -> None:
    page, image, given = public_with_consent(story)
    shown = client.get(page.url).content.decode()
    rendition = image.renditions.first()
    assert rendition is not None
    assert rendition.url in shown
    assert client.get(rendition.url).status_code == 200
    act = withdraw(story, given)
    assert act.kind == ConsentActKind.WITHDRAWN
    assert [(use["page"], use["chosen"]) for use in act.particulars["uses"]] == [(page.pk, "withdraw")]
    notice = client.get(page.url)
    assert notice.status_code == 410
    assert given.subject not in notice.content.decode(), "the public is told no name"
    assert client.get(rendition.url).status_code == 404
    assert client.get(image.file.url).status_code == 404
    record = PublicationRecord.objects.filter(page_id=page.pk).latest("sequence")
    assert (record.kind, record.person) == (RecordKind.WITHDRAWN, story.people["policy.head"])
    assert not list(violations())


def test_withdrawal__blocks_every_future_use(story: Story) -> None:
    page, image, given = public_with_consent(story)
    other = story.draft(title="ข่าวอีกเรื่องที่ใช้ภาพเดียวกัน")
    other.album.create(image=image, caption="ภาพเดิม")
    other.save_revision(user=story.people["policy.provider"])
    story.submit(other)
    withdraw(story, given)
    assert "consent_withdrawn" in codes(page)
    with pytest.raises(Refused) as refusal:
        story.carry_through(other)
    assert [issue.code for issue in refusal.value.issues] == ["consent_withdrawn"]
    assert not story.fresh(other).live


def test_withdrawal__leaves_a_page_to_its_unit_until_the_time_limit(story: Story, client: Any) -> None:
    page, image, given = public_with_consent(story)
    withdraw(story, given, choices={page.pk: "replace"})
    duty = RightsDuty.objects.get(page_id=page.pk)
    given.refresh_from_db()
    assert (duty.asset_id, duty.due_at, duty.closed_at) == (image.pk, given.act_by, None)
    assert client.get(page.url).status_code == 200
    desk = story.sign_in(client, "policy.provider").get("/admin/publishing/desk/")
    assert duty.asset_title in desk.content.decode()
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.album.set([])
    draft.memo = draft.memo | {"correction_reason": "เปลี่ยนภาพตามคำขอ"}
    draft.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    story.carry_through(page)
    duty.refresh_from_db()
    assert duty.closed_at is not None
    assert not LiveAsset.objects.filter(page_id=page.pk).exists()


@pytest.mark.parametrize("who", ["policy.provider", "policy.uploader", "finance.head"])
def test_withdrawal__by_somebody_whose_seat_does_not_allow_it_changes_nothing(story: Story, who: str) -> None:
    page, _image, given = public_with_consent(story)
    with pytest.raises(Refused):
        withdraw(story, given, who)
    given.refresh_from_db()
    assert given.withdrawn_at is None
    assert story.fresh(page).live
    assert not ConsentAct.objects.filter(kind=ConsentActKind.WITHDRAWN).exists()


def test_withdrawal__without_a_reason_or_twice_is_refused(story: Story) -> None:
    _page, _image, given = public_with_consent(story)
    with pytest.raises(Refused) as refusal:
        WithdrawConsentAction(given, user=story.people["policy.head"], reason="  ").execute()
    assert [issue.code for issue in refusal.value.issues] == ["reason_missing"]
    withdraw(story, given)
    with pytest.raises(Refused) as refusal:
        withdraw(story, given)
    assert [issue.code for issue in refusal.value.issues] == ["consent_withdrawn_already"]


def test_command__dry_run_lists_the_uses_and_changes_nothing(story: Story) -> None:
    page, _image, given = public_with_consent(story)
    out = io.StringIO()
    call_command("consents", "withdraw", str(given.pk), "--dry-run", stdout=out)
    assert f"หน้า {page.pk} “{page.title}”" in out.getvalue()
    assert "ใช้อยู่ 1 แห่ง ใน 1 หน้า" in out.getvalue()
    assert story.fresh(page).live
    given.refresh_from_db()
    assert given.withdrawn_at is None


def test_command__carries_it_out_under_somebodys_name(story: Story) -> None:
    page, _image, given = public_with_consent(story)
    with pytest.raises(CommandError, match="--by"):
        call_command("consents", "withdraw", str(given.pk))
    with pytest.raises(CommandError, match="ไม่มีความยินยอมเลขทะเบียน 999"):
        call_command("consents", "withdraw", "999", "--dry-run")
    head = story.people["policy.head"].username
    call_command("consents", "withdraw", str(given.pk), "--by", head, "--reason", "คำขอ", stdout=io.StringIO())
    assert not story.fresh(page).live


def test_withdrawal__of_many_uses_is_listed_in_few_queries(story: Story, django_assert_max_num_queries: Any) -> None:
    given = consent(story)
    pages = []
    for _number in range(12):
        page, image = draft_with(story, people=People.MINORS)
        cover(image, given)
        story.submit(page)
        pages.append(story.carry_through(page))
    with django_assert_max_num_queries(4):
        uses = uses_of_consent(given)
    assert {use.page_id for use in uses} == {page.pk for page in pages}
    withdraw(story, given, "director")
    assert not LiveAsset.objects.filter(page_id__in=[page.pk for page in pages]).exists()
    assert not list(violations())
    assert all(report.broken_at is None for report in verify_ledgers())
    assert given.acts.count() == 2
    assert timezone.now() < Consent.objects.get(pk=given.pk).act_by
