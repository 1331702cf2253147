"""S11 (procedures.md §1.2, §7: 4–5): the screening committee, the order line, the display period of the form."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from approvals.api import Decision, Outcome, latest_submission
from news.models import NewsAttachment
from publishing.actions.expire import ExpireAction
from publishing.models import PublicationRecord
from publishing.status import Phase, status_of
from tests.desk import outcomes
from thai.dates import TIMEZONE


def submitted(story: Any, at: Any, **draft: Any) -> Any:
    """A request that lies before the committee."""
    page = story.draft(**draft)
    assert at("policy.provider").submit(page).status_code == 302
    assert at("policy.head").act(page, Outcome.CONSENT).status_code == 302
    return page


def test_scenario_4__returned_by_the_committee_and_shown_what_changed(office: Any, at: Any, client: Client) -> None:
    """S11-R14, S11-R19: the same request, a new revision, and consent is not yet publication."""
    story = office("s11")
    page = submitted(story, at)
    first = latest_submission(page)
    assert at("deputy").review(page)
    assert at("deputy").act(page, Outcome.RETURN, "ระบุวันที่ให้ชัดเจน").status_code == 302
    assert status_of(page).phase is Phase.RETURNED
    assert "ระบุวันที่ให้ชัดเจน" in at("policy.provider").desk()
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.lead = "โรงเรียนเปิดภาคเรียนวันที่ 1 พฤศจิกายน 2569"
    draft.save_revision(user=story.people["policy.provider"])
    assert at("policy.provider").submit(page).status_code == 302
    second = latest_submission(page)
    assert (second.request_id, second.round) == (first.request_id, 2)
    at("policy.head").act(page, Outcome.CONSENT)
    seen = at("deputy").review(page)
    assert "1 พฤศจิกายน 2569" in seen, "the committee sees the difference from what it returned"
    assert "โรงเรียนในสังกัดทุกแห่งเปิดภาคเรียนที่ 2" in seen
    assert at("deputy").act(page, Outcome.CONSENT).status_code == 302
    assert client.get(page.url).status_code == 404, "consent does not publish"
    assert at("web").act(page, Outcome.ACKNOWLEDGE).status_code == 422, "the order line comes first"
    assert at("director").act(page, Outcome.APPROVE).status_code == 302
    assert client.get(page.url).status_code == 404
    at("web").act(page, Outcome.ACKNOWLEDGE)
    assert at("web").act(page, Outcome.PUBLISH).status_code == 302
    assert client.get(page.url).status_code == 200


def test_s11_r19__every_member_records_one_opinion_and_a_majority_decides(office: Any, at: Any) -> None:
    story = office("s11")
    page = submitted(story, at)
    for who in ("admin.head", "finance.head", "promotion.head"):
        assert at(who).act(page, Outcome.CONSENT).status_code == 302
        assert page.title not in at(who).desk(), "who has voted has nothing more to do"
    assert at("admin.head").act(page, Outcome.CONSENT).status_code == 422, "one vote each"
    assert at("director").act(page, Outcome.APPROVE).status_code == 422, "three of six decide nothing"
    assert at("supervision.head").act(page, Outcome.CONSENT).status_code == 302
    assert at("director").act(page, Outcome.APPROVE).status_code == 302
    votes = Decision.objects.filter(stage="committee_screen").order_by("sequence")
    assert [vote.stamps.get("concludes") for vote in votes] == [None, None, None, "consent"]
    assert {vote.stamps["body"] for vote in votes} == {"คณะกรรมการพิจารณาข้อมูลเผยแพร่ต่อสาธารณะ"}
    assert all(vote.person_name and vote.position for vote in votes)


def test_s11_r19__the_chair_decides_alone(office: Any, at: Any) -> None:
    page = submitted(office("s11"), at)
    assert at("finance.head").act(page, Outcome.REFUSE, "ไม่ครบถ้วน").status_code == 302
    assert at("deputy").act(page, Outcome.CONSENT).status_code == 302
    assert at("director").act(page, Outcome.APPROVE).status_code == 302
    assert outcomes(page) == ["certify", "consent", "refuse", "consent", "approve"]


def test_s11_r19__whoever_is_no_member_has_no_vote(office: Any, at: Any) -> None:
    page = submitted(office("s11"), at)
    for who in ("director", "web", "policy.provider", "policy.uploader"):
        assert at(who).act(page, Outcome.CONSENT).status_code == 422
    assert outcomes(page) == ["certify", "consent"]


def test_s11__a_refusal_by_the_committee_ends_the_request(office: Any, at: Any) -> None:
    page = submitted(office("s11"), at)
    assert at("deputy").act(page, Outcome.REFUSE, "กระทบต่อความมั่นคง").status_code == 302
    assert status_of(page).phase is Phase.REFUSED
    assert at("director").act(page, Outcome.APPROVE).status_code == 422


def test_s11_photo_news__the_head_decides_and_the_clerk_uploads(office: Any, at: Any, client: Client) -> None:
    """S11-R11; procedures.md §4, 14."""
    page = office("s11").draft(information_type="activity_photo", memo={"track": "photo_news"})
    at("policy.provider").submit(page)
    assert at("policy.head").act(page, Outcome.APPROVE).status_code == 302
    assert at("policy.uploader").act(page, Outcome.PUBLISH).status_code == 302
    assert client.get(page.url).status_code == 200


def test_scenario_5__a_fiscal_year_ends_at_midnight_in_bangkok(office: Any, at: Any, client: Client) -> None:
    """S11-F1, 13: off the lists on 1 October, the address answers with a notice, the register keeps it."""
    story = office("s11")
    page = story.draft(memo={"duration": "fiscal_year", "duration_fiscal_year": "2570"})
    page = edited_in_browser(story, at, page)
    at("policy.provider").submit(page)
    page = story.walk(page)
    midnight = dt.datetime(2027, 10, 1, tzinfo=TIMEZONE)
    assert page.expire_at == midnight
    second = dt.timedelta(seconds=1)
    with pytest.raises(Exception, match="เผยแพร่"):
        ExpireAction(page, now=midnight - second).execute()
    assert page.title in client.get("/news/").content.decode()
    ExpireAction(page, now=midnight).execute()
    assert page.title not in client.get("/news/").content.decode()
    notice = client.get(page.url)
    assert notice.status_code == 410
    assert "1 ตุลาคม 2570" in notice.content.decode()
    kinds = PublicationRecord.objects.filter(page_id=page.pk).order_by("sequence").values_list("kind", flat=True)
    assert list(kinds) == ["published", "expired"]


def test_s11_f1_14__from_to_waits_for_its_first_day(office: Any, at: Any, client: Client) -> None:
    story = office("s11")
    first = timezone.localdate() + dt.timedelta(days=3)
    memo = {"duration": "range", "duration_from": first.isoformat(), "duration_to": first.isoformat()}
    page = edited_in_browser(story, at, story.draft(memo=memo))
    at("policy.provider").submit(page)
    page = story.walk(page)
    assert status_of(page).phase is Phase.SCHEDULED
    assert client.get(page.url).status_code == 404
    call_command("publish_scheduled")
    assert client.get(page.url).status_code == 404
    assert page.expire_at is None or page.expire_at.astimezone(TIMEZONE).date() == first + dt.timedelta(days=1)


@pytest.mark.parametrize(
    "memo",
    [
        {"purpose": ""},
        {"file_count": "สอง"},
        {"channels": "website,telepathy"},
        {"duration": "fiscal_year", "duration_fiscal_year": "2560"},
        {"duration": "range", "duration_from": "2026-12-31", "duration_to": "2026-12-01"},
        {"duration": "range", "duration_from": "2026-12-31"},
    ],
)
def test_s11_f1__what_is_missing_or_impossible_is_not_submitted(memo: dict[str, str], office: Any, at: Any) -> None:
    page = office("s11").draft(memo=memo)
    assert at("policy.provider").submit(page).status_code == 422
    assert outcomes(page) == []


def test_s11_r06__files_of_the_named_formats_only(office: Any, at: Any) -> None:
    """S11-R06, S11-R15: pdf, docx, zip, rar."""
    story = office("s11")
    page = story.draft()
    draft = page.get_latest_revision_as_object()
    draft.attachments.add(NewsAttachment(document=story.document("ประกาศ"), sort_order=0))
    draft.save_revision(user=story.people["policy.provider"])
    screen = at("policy.provider").client.get(f"/admin/publishing/issues/{page.pk}/").json()
    assert "format_not_allowed" not in [issue["code"] for issue in screen["issues"]]
    sheet = story.document("ตาราง", file=ContentFile(b"PK", name="ตาราง.xlsx"))
    draft.attachments.add(NewsAttachment(document=sheet, sort_order=1))
    draft.save_revision(user=story.people["policy.provider"])
    assert at("policy.provider").submit(page).status_code == 422
    screen = at("policy.provider").client.get(f"/admin/publishing/issues/{page.pk}/").json()
    assert [i["context"]["title"] for i in screen["issues"] if i["code"] == "format_not_allowed"] == ["ตาราง"]


def edited_in_browser(story: Any, at: Any, page: Any) -> Any:
    """Open the draft in the editor and save it as it is: the memo sets the display period."""
    from tests.publishing.views.editor_form import post_as_it_is

    response = post_as_it_is(at("policy.provider").client, page)
    assert response.status_code == 302, response.content.decode()[:500]
    return story.fresh(page)
