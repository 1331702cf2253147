"""A finding is cleared by removing what it points at or by a recorded waiver, and both are in the seal."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from approvals.api import Refused
from approvals.verify import verify_ledgers
from news.models import NewsAttachment
from publishing.actions.submit import SubmitAction
from publishing.actions.waive import WaiveAction
from publishing.findings.collect import findings_of
from publishing.findings.finding import Finding, digest_of
from publishing.models import FileScan, PublishingPolicy, Waiver
from publishing.sealing import seal_for
from tests.publishing.views.test_submit import YES, screen
from tests.world import Story, superuser, yes_to_all

MOBILE = "<p>สอบถามเพิ่มเติมที่นางสาวสมมุติ โทร. 081-234-5678 ได้ทุกวัน</p>"
CITIZEN = "<p>ผู้ได้รับทุนคือ เด็กชายสมมุติ เลขประจำตัวประชาชน 1-1037-02071-81-1 จากโรงเรียนในสังกัด</p>"


def waiver_fields(page: Any, reason: str) -> dict[str, str]:
    draft = page.get_latest_revision_as_object()
    return {f"waiver-{item.finding.key}": reason for item in findings_of(draft) if item.is_open}


def submit(story: Story, page: Any, **extra: Any) -> Any:
    return SubmitAction(page, user=story.people["policy.provider"], answers=yes_to_all(), **extra).execute()


def test_finding_to_answer__stops_the_submission_until_it_is_answered(story: Story, client: Any) -> None:
    page = story.draft(body=MOBILE)
    story.sign_in(client, "policy.provider")
    shown = client.get(screen(page))
    text = shown.content.decode()
    assert "081-234-5678" not in text.split("สิ่งที่ระบบสังเกตพบ")[-1].split("</section>")[0]
    seen = {"seen": shown.context["seen"], "sign": "1"}
    refused = client.post(screen(page), YES | seen)
    assert refused.status_code == 422
    assert not Waiver.objects.exists()
    reason = "เป็นหมายเลขที่เจ้าตัวยินยอมให้เผยแพร่"
    done = client.post(screen(page), YES | seen | waiver_fields(page, reason))
    assert done.status_code == 302
    (waiver,) = Waiver.objects.all()
    assert (waiver.reason, waiver.person, waiver.page_id) == (reason, story.people["policy.provider"], page.pk)


def test_finding__removed_needs_no_waiver(story: Story) -> None:
    page = story.draft(body=MOBILE)
    with pytest.raises(Refused) as refusal:
        story.submit(page)
    assert [issue.code for issue in refusal.value.issues] == ["finding_open"]
    page.body = "<p>สอบถามเพิ่มเติมที่กลุ่มนโยบายและแผน</p>"
    page.save_revision(user=story.people["policy.provider"])
    assert story.submit(page)


def test_seal__holds_the_finding_with_its_waiver(story: Story) -> None:
    page = story.draft(body=MOBILE)
    waivers = {key.removeprefix("waiver-"): why for key, why in waiver_fields(page, "ยินยอมแล้ว").items()}
    seal = seal_for(submit(story, page, waivers=waivers))
    assert seal is not None
    (entry,) = seal.findings
    assert entry["detector"] == "phone"
    assert entry["waiver"]["reason"] == "ยินยอมแล้ว"
    assert entry["waiver"]["entry"] == Waiver.objects.get().entry_hash
    assert "081-234-5678" not in entry["excerpt"]
    assert all(report.broken_at is None for report in verify_ledgers())


def test_waiver__holds_for_the_next_round_and_for_nothing_else(story: Story) -> None:
    page = story.draft(body=MOBILE)
    waivers = {key.removeprefix("waiver-"): why for key, why in waiver_fields(page, "ยินยอมแล้ว").items()}
    submit(story, page, waivers=waivers)
    story.decide(page, "policy.head", "return", "แก้คำผิด")
    page = story.fresh(page)
    page.body = MOBILE + "<p>ข้อความเพิ่ม</p>"
    page.save_revision(user=story.people["policy.provider"])
    assert submit(story, page)
    other = story.draft(title="ข่าวเรื่องอื่นที่มีหมายเลขเดียวกัน", body=MOBILE)
    with pytest.raises(Refused):
        submit(story, other)


def test_heavy_finding__is_waived_by_the_head_and_never_by_the_writer(story: Story, client: Any) -> None:
    page = story.draft(body=CITIZEN)
    (item,) = findings_of(page)
    assert item.severity == "block"
    with pytest.raises(Refused) as refusal:
        submit(story, page, waivers={item.finding.key: "จำเป็น"})
    assert [issue.code for issue in refusal.value.issues] == ["finding_blocks"]
    address = reverse("publishing:findings", args=[page.pk])
    story.sign_in(client, "policy.provider")
    assert client.get(address).status_code == 200
    assert client.post(address, {"key": item.finding.key, "reason": "จำเป็น"}).status_code == 422
    for who in ("finance.head", "finance.provider"):
        with pytest.raises(Refused):
            WaiveAction(page, item.finding.key, user=story.people[who], reason="จำเป็น").execute()
    with pytest.raises(Refused):
        WaiveAction(page, item.finding.key, user=superuser(), reason="จำเป็น").execute()
    story.sign_in(client, "policy.head")
    assert client.post(address, {"key": item.finding.key, "reason": " "}).status_code == 422
    assert not Waiver.objects.exists()
    assert client.post(address, {"key": item.finding.key, "reason": "ประกาศตามคำสั่งศาล"}).status_code == 302
    assert submit(story, page)


def test_publication__asks_again_for_what_a_newer_detector_finds(story: Story, monkeypatch: Any) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", "approve")
    story.decide(page, "policy.uploader", "acknowledge")
    newer = Finding("phone", "โทร. 081-xxx-xx78", digest_of("0812345678"), field="body", place="เนื้อหา")
    monkeypatch.setattr("publishing.findings.proofreading.find", lambda material: [newer])
    with pytest.raises(Refused) as refusal:
        story.decide(page, "policy.uploader", "publish")
    assert [issue.code for issue in refusal.value.issues] == ["finding_new"]
    assert not story.fresh(page).live


def test_policy__makes_a_finding_lighter_or_heavier(story: Story) -> None:
    policy = PublishingPolicy.objects.create(office=story.world.office, severities={"phone": "note"})
    page = story.draft(body=MOBILE)
    assert [item.is_open for item in findings_of(page)] == [False]
    policy.severities = {"phone": "block"}
    policy.save()
    assert [str(item.severity) for item in findings_of(page)] == ["block"]


def test_document__is_searched_and_told_with_its_page(story: Story) -> None:
    page = story.draft()
    text = "รายชื่อผู้มีสิทธิ\nเด็กชายสมมุติ 1103702071811 โทร 081-234-5678\n"
    document = story.document("รายชื่อ", file=ContentFile(text.encode(), name="รายชื่อ.txt"))
    page.attachments.add(NewsAttachment(document=document, sort_order=0))
    page.save_revision(user=story.people["policy.provider"])
    found = {item.detector.key: item for item in findings_of(story.fresh(page).get_latest_revision_as_object())}
    assert set(found) == {"national_id", "phone"}
    assert "รายชื่อ" in found["national_id"].where
    assert "1103702071811" not in found["national_id"].finding.excerpt
    assert FileScan.objects.get().sha256 == document.sha256


def test_document__is_read_once_for_its_bytes(story: Story, django_assert_max_num_queries: Any) -> None:
    page = story.manual()
    draft = page.get_latest_revision_as_object()
    findings_of(draft)
    assert FileScan.objects.count() == 1
    with django_assert_max_num_queries(12):
        findings_of(draft)
