"""Bad files and bad input through Wagtail's own views: a reason in Thai, nothing stored, nothing typed lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from publishing.models import PublishingDocument, PublishingImage
from tests.news.importing.pdf_builder import build_pdf
from tests.publishing.files.pictures import png_of_zeros
from tests.rendered import form_data, text_of
from tests.world import Story, picture_bytes

PNG = b"\x89PNG\r\n\x1a\n"
PROGRAM = b"MZ\x90\x00" + bytes(4096)


def forty_megabytes() -> bytes:
    return picture_bytes(size=(300, 200)) + bytes(40 * 1024 * 1024)


def truncated_jpeg() -> bytes:
    return picture_bytes(size=(900, 700), quality=95)[:2000]


def bomb() -> bytes:
    return png_of_zeros(40_000, 40_000)


PICTURES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "too large": ("ภาพใหญ่.jpg", forty_megabytes, "“ภาพใหญ่.jpg” มีขนาด 41 MB เกินกว่าที่กำหนดไว้ไม่เกิน 20 MB"),
    "a program": ("ภาพ.jpg", lambda: PROGRAM, "“ภาพ.jpg” มีนามสกุล jpg แต่เนื้อหาในไฟล์เป็นชนิดอื่น"),
    "cut short": ("ขาด.jpg", truncated_jpeg, "“ขาด.jpg” เสียหายหรือไม่สมบูรณ์"),
    "a bomb": ("ระเบิด.png", bomb, "“ระเบิด.png” มีความละเอียดเกิน 50 ล้านพิกเซล"),
    "an svg": ("ภาพ.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ภาพ.svg"),
    "empty": ("ว่าง.jpg", lambda: b"", "ไฟล์"),
}
DOCUMENTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a program": ("คู่มือ.pdf", lambda: PROGRAM, "“คู่มือ.pdf” มีนามสกุล pdf แต่เนื้อหาในไฟล์เป็นชนิดอื่น"),
    "a web page": ("คู่มือ.pdf", lambda: b"<!doctype html><script>alert(1)</script>", "เนื้อหาในไฟล์เป็นชนิดอื่น"),
    "cut short": ("คู่มือ.pdf", lambda: build_pdf(["a"])[:300], "เสียหายหรือไม่สมบูรณ์"),
    "called exe": ("setup.exe", lambda: PROGRAM, "setup.exe"),
    "called html": ("a.html", lambda: b"<!doctype html>", "a.html"),
    "too large": ("ใหญ่.pdf", lambda: build_pdf(["a"]) + bytes(51 * 1024 * 1024), "เกินกว่าที่กำหนดไว้ไม่เกิน 50 MB"),
}


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    """A media folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def provider(story: Story, client: Client) -> Client:
    return story.sign_in(client, "policy.provider")


@pytest.fixture
def collection(story: Story) -> str:
    return str(story.world.units["policy"].collection_id)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def stored_files() -> set[str]:
    found = set()
    for folder in ("original_images", "documents", "wagtail_uploads"):
        if default_storage.exists(folder):
            found |= {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
    return found


def nothing_stored() -> bool:
    rows = PublishingImage.objects.count(), PublishingDocument.objects.count(), UploadedFile.objects.count()
    return rows == (0, 0, 0)


ENGLISH = (
    "not a valid", "Upload a valid", "too big", "too many pixels", "Not a supported", "is not allowed",
    "submitted file", "due to errors",
)  # fmt: skip


def says(response: Any, words: str) -> bool:
    """The words, and no English sentence of Wagtail's or Django's beside them."""
    is_json = "json" in response["Content-Type"]
    body = response.json()["error_message"] if is_json else text_of(response.content.decode())
    return words in body and not any(sentence in body for sentence in ENGLISH)


@pytest.mark.parametrize(("name", "content", "words"), PICTURES.values(), ids=PICTURES)
def test_picture__that_is_bad_is_refused_by_the_form(
    provider: Client, collection: str, name: str, content: Callable[[], bytes], words: str
) -> None:
    before = stored_files()
    data = {"title": "ชื่อภาพที่พิมพ์ไว้", "file": upload(name, content()), "collection": collection, "source": "ถ่ายเอง"}
    response = provider.post(reverse("wagtailimages:add"), data)
    assert response.status_code in {200, 400, 422}
    assert says(response, words)
    assert form_data(response.content.decode(), "form[enctype]")["title"] == "ชื่อภาพที่พิมพ์ไว้"
    assert form_data(response.content.decode(), "form[enctype]")["source"] == "ถ่ายเอง"
    assert nothing_stored()
    assert stored_files() == before


@pytest.mark.parametrize(("name", "content", "words"), PICTURES.values(), ids=PICTURES)
def test_picture__that_is_bad_is_refused_among_many(
    provider: Client, collection: str, name: str, content: Callable[[], bytes], words: str
) -> None:
    before = stored_files()
    data = {"title": name, "files[]": upload(name, content()), "collection": collection}
    ajax = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    response = provider.post(reverse("wagtailimages:add_multiple"), data, **ajax)
    assert response.status_code in {200, 400}
    assert response.json()["success"] is False
    assert says(response, words)
    assert nothing_stored()
    assert stored_files() == before


@pytest.mark.parametrize(("name", "content", "words"), DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("view", ["add", "add_multiple"])
def test_document__that_is_bad_is_refused(
    provider: Client, collection: str, view: str, name: str, content: Callable[[], bytes], words: str
) -> None:
    before = stored_files()
    field = "file" if view == "add" else "files[]"
    data = {"title": "ชื่อเอกสาร", field: upload(name, content()), "collection": collection}
    ajax = {} if view == "add" else {"headers": {"x-requested-with": "XMLHttpRequest"}}
    response = provider.post(reverse(f"wagtaildocs:{view}"), data, **ajax)
    assert response.status_code in {200, 400, 422}
    assert says(response, words)
    assert nothing_stored()
    assert stored_files() == before


@pytest.mark.parametrize("view", ["add", "add_multiple"])
def test_document__is_refused_while_the_virus_scanner_does_not_answer(
    provider: Client, collection: str, view: str, settings: Any, tmp_path: Path
) -> None:
    settings.PRAKAT_CLAMD = f"unix:{tmp_path / 'nobody.sock'}"
    field = "file" if view == "add" else "files[]"
    data = {"title": "คู่มือ", field: upload("คู่มือ.pdf", build_pdf(["a"])), "collection": collection}
    ajax = {} if view == "add" else {"headers": {"x-requested-with": "XMLHttpRequest"}}
    response = provider.post(reverse(f"wagtaildocs:{view}"), data, **ajax)
    assert says(response, "ตรวจไวรัสใน “คู่มือ.pdf” ไม่ได้")
    assert nothing_stored()


def test_form__says_whether_viruses_are_looked_for(provider: Client, settings: Any) -> None:
    shown = []
    for address in ("", "unix:/run/clamd.ctl"):
        settings.PRAKAT_CLAMD = address
        shown.append(text_of(provider.get(reverse("wagtaildocs:add")).content.decode()))
    assert "ยังไม่ได้ตั้งค่าโปรแกรมตรวจไวรัส" in shown[0]
    assert "ทุกไฟล์ผ่านการตรวจไวรัสก่อนจัดเก็บ" in shown[1]


@pytest.mark.parametrize("name", ["คู่มือการจัดทำแผนปฏิบัติการ (ฉบับที่ ๒).pdf", "ผู้" * 120 + ".pdf", "a b/../../c.pdf"])
def test_document__keeps_its_thai_name(provider: Client, collection: str, name: str, client: Client) -> None:
    data = {"title": "คู่มือ", "file": upload(name, build_pdf(["a"])), "collection": collection}
    assert provider.post(reverse("wagtaildocs:add"), data).status_code == 302
    document = PublishingDocument.objects.get()
    wanted = {"ค": "คู่มือการจัดทำแผนปฏิบัติการ_ฉบับที่_๒.pdf", "ผ": "ผู้ผู้ผู้", "a": "c.pdf"}[name[0]]
    assert document.filename.startswith(wanted)
    assert document.filename.endswith(".pdf")
    response = provider.get(document.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == build_pdf(["a"])


def test_picture__uploaded_among_many_keeps_its_thai_name(provider: Client, collection: str) -> None:
    picture = upload("นักเรียน เข้าแถว.jpg", picture_bytes(size=(90, 60)))
    data = {"title": "นักเรียนเข้าแถว", "files[]": picture, "collection": collection}
    ajax = {"headers": {"x-requested-with": "XMLHttpRequest"}}
    response = provider.post(reverse("wagtailimages:add_multiple"), data, **ajax)
    assert response.json()["success"] is True
    image = PublishingImage.objects.get()
    assert image.title == "นักเรียนเข้าแถว"
    assert image.file.name.startswith("original_images/")
    assert image.file.name.isascii()
    assert image.sha256


TYPED = {
    "lead": "ความนำที่พิมพ์ไว้แล้ว",
    "event_place": "หอประชุมที่พิมพ์ไว้",
    "memo_detail": "รายละเอียดที่พิมพ์ไว้",
    "memo_telephone": "0 2111 2222",
}


def editor(story: Story, provider: Client, **draft: Any) -> tuple[str, dict[str, Any]]:
    page = story.draft(**draft)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return url, form_data(provider.get(url).content.decode(), "#page-edit-form")


def test_editor__with_a_title_too_long_says_so_and_keeps_everything_typed(story: Story, provider: Client) -> None:
    url, form = editor(story, provider)
    long_title = "โรงเรียนในสังกัด" * 19
    assert len(long_title) > 300
    response = provider.post(url, form | TYPED | {"title": long_title, "action-certify": "1"})
    assert response.status_code == 200
    html = response.content.decode()
    shown = form_data(html, "#page-edit-form")
    assert "ใส่ได้ไม่เกิน 255 อักขระ (ขณะนี้มี 304 อักขระ)" in text_of(html)
    assert "Ensure this value" not in html
    assert {key: shown[key] for key in (*TYPED, "title")} == TYPED | {"title": long_title}
    assert shown["body"] == form["body"]


def test_editor__creating_with_a_title_too_long_keeps_everything_typed(story: Story, provider: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["news", "newspage", story.world.sections["policy"].pk])
    form = form_data(provider.get(url).content.decode(), "#page-edit-form")
    response = provider.post(url, form | TYPED | {"title": "ก" * 300})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Ensure this value" not in html
    assert {key: form_data(html, "#page-edit-form")[key] for key in TYPED} == TYPED


def test_submission__with_a_memo_not_filled_lists_it_and_loses_nothing(story: Story, provider: Client) -> None:
    url, form = editor(story, provider)
    cleared = {"memo_track": "", "memo_target_site": "", "memo_topic": "", "memo_delivery": ""}
    response = provider.post(url, form | TYPED | cleared | {"action-certify": "1"}, follow=True)
    assert response.status_code == 200
    text = text_of(response.content.decode())
    for label in ("เว็บไซต์ที่ขอเผยแพร่", "ได้ส่งไฟล์ข้อมูล"):
        assert f"“{label}”" in text
    assert "“ในหัวข้อ”" not in text, "follows from the kind of information and is filled in"
    again = form_data(provider.get(url).content.decode(), "#page-edit-form")
    assert {key: again[key] for key in TYPED} == TYPED
