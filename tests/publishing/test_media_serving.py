"""What the public gets of a file, and when: re-encoded pictures and documents of live pages, and nothing else."""

import io
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from news.models import NewsAttachment, NewsPage, NewsPhoto, People
from publishing.actions.withdraw import WithdrawAction
from publishing.models import PublishingImage, PublishingRendition, Rights
from tests.rendered import text_of
from tests.world import Story

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><SECRET-XMP/></x:xmpmeta>'
TELLTALE = (b"Exif", b"eXIf", b"SECRET", b"xmpmeta", b"ns.adobe.com", b"photoshop", b"GPS")


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    """A media folder of the test's own, and no sizes remembered from a test whose rows are gone."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def with_gps(kind: str, *, orientation: int = 1) -> bytes:
    """A picture, red above blue, that tells where, by whom and with what it was taken."""
    image = Image.new("RGB", (400, 300), "red")
    image.paste("blue", (0, 150, 400, 300))
    exif = image.getexif()
    exif[MAKER], exif[ORIENTATION] = "SECRET-CAMERA", orientation
    exif[GPS] = {1: "N", 2: (13.0, 45.0, 30.0), 3: "E", 4: (100.0, 30.0, 15.0)}
    out = io.BytesIO()
    options: dict[str, Any] = {"exif": exif, "xmp": XMP, "comment": b"SECRET"}
    if kind == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        info.add_text("Author", "SECRET")
        options = {"exif": exif, "pnginfo": info}
    image.save(out, kind, **options)
    return out.getvalue()


def news_with(story: Story, content: bytes, name: str) -> NewsPage:
    image = PublishingImage(
        title="ภาพที่มีพิกัด",
        description="สีแดงและสีน้ำเงิน",
        collection=story.world.units["policy"].collection,
        file=ImageFile(io.BytesIO(content), name=name),
        source="ถ่ายโดยสำนักงาน",
        credit="งานประชาสัมพันธ์",
        rights=Rights.OWN_WORK,
    )
    image.save()
    page = story.draft()
    page.album.add(NewsPhoto(image=image, caption="กิจกรรม", people=People.NONE))
    page.attachments.add(NewsAttachment(document=story.document("คำสั่งแต่งตั้งผู้รับผิดชอบ")))
    page.save_revision(user=story.people["policy.provider"])
    return story.fresh(page)


def published(story: Story, page: NewsPage) -> NewsPage:
    story.submit(page)
    return story.carry_through(page)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_rendition__carries_nothing_but_the_picture(story: Story, client: Client, kind: str, name: str) -> None:
    content = with_gps(kind)
    assert b"SECRET-CAMERA" in content
    page = published(story, news_with(story, content, name))
    client.get(page.url)
    client.get("/news/")
    renditions = list(PublishingRendition.objects.filter(image=page.photos()[0].image))
    assert len(renditions) >= 3
    for rendition in renditions:
        response = client.get(rendition.url)
        assert response.status_code == 200
        public = body(response)
        assert not [mark for mark in TELLTALE if mark in public]
        picture = Image.open(io.BytesIO(public))
        assert not picture.getexif()
        assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp"} & set(picture.info)


@pytest.mark.parametrize(
    ("orientation", "blue_at"), [(1, (0.5, 0.9)), (3, (0.5, 0.1)), (6, (0.1, 0.5)), (8, (0.9, 0.5))]
)
def test_rendition__is_turned_the_right_way_up(
    story: Story, client: Client, orientation: int, blue_at: tuple[float, float]
) -> None:
    page = published(story, news_with(story, with_gps("JPEG", orientation=orientation), "a.jpg"))
    shown = client.get(page.url).context["album"][0]["image"]
    picture = Image.open(io.BytesIO(body(client.get(shown["full_url"])))).convert("RGB")
    assert (picture.width > picture.height) == (orientation in {1, 3})
    red, _green, blue = picture.getpixel((int(blue_at[0] * picture.width), int(blue_at[1] * picture.height)))
    assert blue > 200 > 50 > red


def test_files__are_public_while_their_page_is(story: Story, client: Client) -> None:
    page = news_with(story, with_gps("JPEG"), "a.jpg")
    photo = page.get_latest_revision_as_object().photos()[0]
    document = page.get_latest_revision_as_object().attached()[0].document
    rendition = photo.image.get_rendition("width-1200")
    addresses = [rendition.url, document.url]
    assert [client.get(url).status_code for url in addresses] == [404, 404]
    story.submit(page)
    assert [client.get(url).status_code for url in addresses] == [404, 404]
    page = story.carry_through(page)
    assert [client.get(url).status_code for url in addresses] == [200, 200]
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert [client.get(url).status_code for url in addresses] == [404, 404]


def test_files__of_a_draft_are_shown_to_staff_and_never_cached(story: Story, client: Client) -> None:
    page = news_with(story, with_gps("JPEG"), "a.jpg").get_latest_revision_as_object()
    story.sign_in(client, "policy.provider")
    response = client.get(page.photos()[0].image.get_rendition("width-1200").url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(page.attached()[0].document.url).status_code == 200


def test_original__is_never_public(story: Story, client: Client) -> None:
    page = published(story, news_with(story, with_gps("JPEG"), "a.jpg"))
    original = page.photos()[0].image.file
    assert original.name.startswith("original_images/")
    assert client.get(original.url).status_code == 404
    assert original.url not in client.get(page.url).content.decode()
    story.sign_in(client, "policy.provider")
    assert client.get(original.url).status_code == 200


def test_document__is_served_with_its_thai_name_and_can_run_nothing(story: Story, client: Client) -> None:
    page = published(story, news_with(story, with_gps("JPEG"), "a.jpg"))
    document = page.attached()[0].document
    assert document.filename == "คำสั่งแต่งตั้งผู้รับผิดชอบ.pdf"
    response = client.get(document.url)
    assert quote(document.filename) in response["Content-Disposition"]
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert document.url in client.get(page.url).content.decode()


def test_document__is_not_served_by_the_media_folder(story: Story, client: Client) -> None:
    page = published(story, news_with(story, with_gps("JPEG"), "a.jpg"))
    assert client.get(f"/media/{page.attached()[0].document.file.name}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "../config/settings/base.py", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "/etc/passwd", "//etc/passwd",
        "images/../original_images/x.jpg", "images/%00.jpg", "images/", "", "images", ".", "..", "\\..\\x", "a" * 3000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["", "policy.provider"])
def test_media__answers_404_to_any_other_path(story: Story, client: Client, path: str, who: str) -> None:
    default_storage.save("images/keep", ContentFile(b""))
    if who:
        story.sign_in(client, who)
    assert client.get(f"/media/{path}").status_code == 404


def test_withdrawn_page__says_so_without_its_content(story: Story, client: Client) -> None:
    page = published(story, news_with(story, with_gps("JPEG"), "a.jpg"))
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    response = client.get(page.url)
    assert response.status_code == 410
    assert page.lead not in text_of(response.content.decode())
