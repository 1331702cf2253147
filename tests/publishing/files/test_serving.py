"""How a document reaches the public: under its Thai name, at an address that stays, as a download that runs nothing."""

import hashlib
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from news.models import NewsAttachment
from publishing.models import PublishingDocument
from publishing.views.documents import content_disposition
from tests.news.importing.pdf_builder import build_pdf
from tests.rendered import text_of
from tests.world import Story

NAME = "คำสั่งแต่งตั้งคณะกรรมการ_๒๕๖๘.pdf"


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def published(story: Story) -> tuple[Any, PublishingDocument]:
    """A live page with a PDF."""
    document = story.document("คำสั่ง", file=ContentFile(build_pdf(["คำสั่ง"]), name=NAME))
    page = story.draft()
    page.attachments.add(NewsAttachment(document=document))
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    return story.carry_through(page), document


def named(response: Any) -> tuple[str, str, str]:
    """How the file is to be shown, its plain name and its own name (RFC 6266, RFC 8187)."""
    header = re.fullmatch(r"(\w+); filename=\"([^\"]+)\"; filename\*=UTF-8''(\S+)", response["Content-Disposition"])
    assert header is not None
    return header[1], header[2], unquote(header[3])


def test_document__is_served_to_everybody_under_its_thai_name(published: Any, client: Client) -> None:
    _page, document = published
    response = client.get(f"/documents/{document.pk}/{quote(NAME)}")
    assert response.status_code == 200
    content = b"".join(response.streaming_content)
    how, plain, own = named(response)
    assert (how, own) == ("inline", NAME)
    assert plain.isascii()
    assert plain.endswith("2568.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["Content-Length"] == str(len(content))
    assert "Content-Encoding" not in response
    assert hashlib.sha256(content).hexdigest() == document.sha256


def test_document__shows_its_fingerprint_beside_it(published: Any, client: Client) -> None:
    page, document = published
    html = client.get(page.url).content.decode()
    assert document.sha256 in text_of(html)
    assert document.url in html


def test_document__is_not_sent_again_to_whoever_has_it(published: Any, client: Client) -> None:
    _page, document = published
    first = client.get(document.url)
    assert first["Cache-Control"] == "public, max-age=3600"
    again = client.get(document.url, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    other = client.get(document.url, headers={"if-none-match": '"' + "0" * 64 + '"'})
    assert other.status_code == 200


def test_document__keeps_its_address_when_the_page_is_published_again(published: Any, story: Story) -> None:
    page, document = published
    address = document.url
    page.title = "เรื่องเดิมที่แก้ไขแล้ว"
    page.memo = page.memo | {"correction_reason": "แก้ชื่อเรื่อง"}
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    story.carry_through(page)
    assert PublishingDocument.objects.get(pk=document.pk).url == address
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("name", ["แผน.docx", "ตาราง.xlsx", "ทั้งหมด.zip", "ทั้งหมด.rar"])
def test_document__that_a_browser_cannot_show_is_a_download(story: Story, client: Client, name: str) -> None:
    document = story.document("ไฟล์", file=ContentFile(b"content", name=name))
    response = story.sign_in(client, "policy.provider").get(document.url)
    assert named(response)[0] == "attachment"
    assert named(response)[2] == name
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"


def test_document__of_the_same_name_keeps_the_name(story: Story, client: Client) -> None:
    documents = [story.document("ไฟล์", file=ContentFile(b"%d" % number, name="แผน.xlsx")) for number in range(3)]
    story.sign_in(client, "policy.provider")
    for number, document in enumerate(documents):
        response = client.get(f"/documents/{document.pk}/{quote('แผน.xlsx')}")
        assert named(response)[2] == "แผน.xlsx"
        assert b"".join(response.streaming_content) == b"%d" % number


def test_document__no_live_page_offers_is_nobodys(story: Story, client: Client) -> None:
    document = story.document("ลับ")
    assert client.get(document.url).status_code == 404
    assert client.get(f"/documents/{document.pk}/{quote('อื่น.pdf')}").status_code == 404


def test_content_disposition__no_name_breaks_out_of_the_header() -> None:
    header = content_disposition('a"; x="\\.pdf', is_inline=False)
    assert header == "attachment; filename=\"a_; x=__.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22%5C.pdf"
