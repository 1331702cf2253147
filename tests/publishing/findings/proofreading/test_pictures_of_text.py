"""S12-R06, LOEI3-R19: what a picture says must be said in words as well."""

import io
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from news.models import NewsAttachment, NewsPhoto
from publishing.findings import proofreading
from publishing.findings.material import material_of
from publishing.models import FileScan
from tests.world import Story

SHORT = {"body": "<p>ตามภาพ</p>", "lead": "ตามประกาศ"}


def asked(page: Any) -> list[str]:
    findings = proofreading.find(material_of(page))
    return [one.excerpt for one in findings if one.detector == "text_in_pictures"]


def with_document(story: Story, text_layer: list[bool] | None, **fields: Any) -> Any:
    page = story.draft(**(SHORT | fields))
    document = story.document("ประกาศ", file=ContentFile(io.BytesIO(b"%PDF-1.4 scan").getvalue(), name="scan.pdf"))
    page.attachments.add(NewsAttachment(document=document))
    page.save_revision()
    if text_layer is not None:
        facts = {"format": "pdf", "pages": len(text_layer), "text_layer": text_layer}
        FileScan.objects.create(sha256=document.sha256, scanner="1", facts=facts, scanned_at=timezone.now())
    return page.get_latest_revision_as_object()


def test_poster_without_words__is_asked_about(story: Story) -> None:
    page = story.draft(**SHORT)
    page.album.add(NewsPhoto(image=story.image(), caption="ภาพประชาสัมพันธ์การรับสมัครนักเรียนเข้าศึกษาต่อ"))
    assert asked(page) == ["ตามภาพ ตามประกาศ"]


def test_poster_with_its_words__passes(story: Story) -> None:
    assert asked(story.draft(photos=1)) == []


def test_scan_without_words__is_asked_about(story: Story) -> None:
    assert asked(with_document(story, [False, False]))


def test_document_with_text__passes(story: Story) -> None:
    assert asked(with_document(story, [False, True])) == []


def test_document_not_looked_into__passes(story: Story) -> None:
    assert asked(with_document(story, None)) == []


def test_item_without_files__is_not_asked(story: Story) -> None:
    assert asked(story.draft(**SHORT)) == []
