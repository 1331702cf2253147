"""What the public gets of a file, and when: re-encoded pictures and documents of live pages, and nothing else."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publishing.actions.expire import ExpireAction
from publishing.actions.withdraw import WithdrawAction
from publishing.models import PublishingRendition
from tests.publishing.media.conftest import Visitor
from tests.publishing.media.items import DOCUMENT, news_with, picture, published
from tests.publishing.media.secrets_in_pictures import with_secrets
from tests.rendered import text_of
from tests.world import Story

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def page(story: Story, store: str) -> Any:
    """A draft with a picture and a document."""
    return news_with(story, picture(story, with_secrets("JPEG"), "a.jpg"))


def sizes_of(page: Any) -> list[PublishingRendition]:
    draft = page.get_latest_revision_as_object()
    return list(PublishingRendition.objects.filter(image=draft.photos()[0].image))


def private_addresses(page: Any) -> list[str]:
    """What nobody but staff may have while the item is not public: sizes made, and sizes one may guess."""
    draft = page.get_latest_revision_as_object()
    renditions = sizes_of(page)
    document = draft.attached()[0].document
    assert {rendition.file.name.rpartition(".")[2] for rendition in renditions} == {"jpg", "webp", "avif"}
    guessed = ("a.2e16d0ba.fill-480x320.jpg", "a.max-165x165.jpg", "a.original.jpg", "a.width-1200.format-avif.avif")
    return [
        *(rendition.url for rendition in renditions),
        *(f"/media/images/{name}" for name in guessed),
        document.url,
        f"/documents/{document.pk}/",
        f"/documents/{document.pk}/x.pdf",
    ]


def always_private(page: Any) -> list[str]:
    draft = page.get_latest_revision_as_object()
    image, document = draft.photos()[0].image, draft.attached()[0].document
    return [
        image.file.url,
        f"/media/{image.file.name}",
        f"/media/{document.file.name}",
        f"/media/{quote(document.file.name)}",
        "/media/consents/2569/consent.pdf",
    ]


def test_files__are_public_while_their_page_is(story: Story, page: Any, visitor: Visitor) -> None:
    default_storage.save("consents/2569/consent.pdf", ContentFile(b"%PDF-1.7"))
    draft = page.get_latest_revision_as_object()
    public = [*(size.url for size in sizes_of(page)), draft.attached()[0].document.url]
    guarded = [*private_addresses(page), *always_private(page)]
    assert {visitor.status(url) for url in guarded} == {404}
    story.submit(page)
    assert {visitor.status(url) for url in guarded} == {404}
    page = story.carry_through(page)
    assert {visitor.status(url) for url in public} == {200}
    assert {visitor.status(url) for url in {*guarded} - {*public}} == {404}
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert {visitor.status(url) for url in guarded} == {404}


def test_files__are_private_again_when_the_display_period_has_ended(story: Story, visitor: Visitor) -> None:
    end = timezone.now() + dt.timedelta(days=3)
    draft = news_with(story, picture(story, with_secrets("JPEG"), "a.jpg"))
    revised = draft.get_latest_revision_as_object()
    revised.expire_at = end
    revised.memo = revised.memo | {"display_until": end.isoformat()}
    revised.save_revision(user=story.people["policy.provider"])
    page = published(story, story.fresh(draft))
    addresses = [*(size.url for size in sizes_of(page)), page.attached()[0].document.url]
    assert {visitor.status(url) for url in addresses} == {200}
    ExpireAction(story.fresh(page), now=page.expire_at + dt.timedelta(minutes=1)).execute()
    assert {visitor.status(url) for url in addresses} == {404}


def test_files__of_a_draft_are_not_betrayed_by_other_methods(page: Any, visitor: Visitor) -> None:
    made, guessed = sizes_of(page)[0].url, "/media/images/never-made.jpg"
    for method in ("head", "post", "put", "delete", "options"):
        answers = [visitor.answer(url, method=method) for url in (made, guessed)]
        assert [answer.status_code for answer in answers] == [404 if method == "head" else 405] * 2
        assert answers[0].headers == answers[1].headers


CONDITIONS = (
    {"Range": "bytes=0-9"},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    {"If-Match": "*"},
    {"If-Range": "x", "Range": "bytes=0-"},
)


def test_files__of_a_draft_are_not_betrayed_by_conditions(page: Any, visitor: Visitor) -> None:
    document = page.get_latest_revision_as_object().attached()[0].document
    for condition in [*CONDITIONS, {"If-None-Match": f'"{document.sha256}"'}]:
        assert visitor.status(sizes_of(page)[0].url, **condition) == 404
        assert visitor.status(document.url, **condition) == 404


def test_files__that_were_public_are_not_confirmed_after_withdrawal(
    story: Story, page: Any, visitor: Visitor, store: str
) -> None:
    page = published(story, page)
    url, document = sizes_of(page)[0].url, page.attached()[0].document.url
    if store == "local":
        tags = {address: visitor.answer(address)["ETag"] for address in (url, document)}
        for address, tag in tags.items():
            assert visitor.status(address, **{"If-None-Match": tag}) == 304
    else:
        tags = dict.fromkeys((url, document), "*")
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    for address, tag in tags.items():
        assert visitor.status(address, **{"If-None-Match": tag}) == 404


def test_files__are_public_by_head_too(story: Story, page: Any, visitor: Visitor) -> None:
    page = published(story, page)
    for url in (sizes_of(page)[0].url, page.attached()[0].document.url):
        status, content, _headers = visitor.fetch(url, method="head")
        assert (status, content) == (200, b"")


def test_files__of_a_draft_are_shown_to_staff_and_never_cached(story: Story, page: Any, client: Client) -> None:
    staff = Visitor(story.sign_in(client, "policy.provider"))
    draft = page.get_latest_revision_as_object()
    for url in (sizes_of(page)[0].url, draft.photos()[0].image.file.url, draft.attached()[0].document.url):
        answer = staff.answer(url)
        assert answer["Cache-Control"] == "private, no-store"
        assert staff.fetch(url)[0] == 200


def test_original__is_never_public(story: Story, page: Any, visitor: Visitor, client: Client) -> None:
    page = published(story, page)
    original = page.photos()[0].image.file
    assert original.name.startswith("original_images/")
    assert visitor.status(original.url) == 404
    assert original.url not in client.get(page.url).content.decode()
    assert Visitor(story.sign_in(client, "policy.provider")).status(original.url) == 200


def test_public_files__are_kept_by_caches_for_an_hour_at_most(
    story: Story, page: Any, visitor: Visitor, store: str
) -> None:
    page = published(story, page)
    for url in (sizes_of(page)[0].url, page.attached()[0].document.url):
        assert visitor.answer(url)["Cache-Control"] == (
            "public, max-age=3600" if store == "local" else "public, max-age=60"
        )
        assert visitor.fetch(url)[2]["cache-control"] == "public, max-age=3600"
        assert "Cookie" not in visitor.answer(url).get("Vary", "")


def test_document__is_served_with_its_thai_name(story: Story, page: Any, visitor: Visitor) -> None:
    document = published(story, page).attached()[0].document
    status, content, headers = visitor.fetch(document.url)
    assert (status, content[:5], headers["content-type"]) == (200, b"%PDF-", "application/pdf")
    assert f"filename*=UTF-8''{quote(DOCUMENT)}.pdf" in headers["content-disposition"]


@pytest.mark.parametrize("who", ["", "policy.provider"])
def test_documents_and_evidence__are_never_served_by_the_media_folder(
    story: Story, page: Any, client: Client, who: str
) -> None:
    page = published(story, page)
    evidence = default_storage.save("consents/2569/consent.pdf", ContentFile(b"%PDF-1.7"))
    other = default_storage.save("backup.sql", ContentFile(b"secret"))
    if who:
        story.sign_in(client, who)
    for name in (page.attached()[0].document.file.name, evidence, other):
        assert Visitor(client).status(f"/media/{name}") == 404


PATHS: dict[str, Callable[[str], str]] = {
    "parent": lambda name: f"x/../{name}",
    "encoded parent": lambda name: f"x/%2e%2e/{name}",
    "encoded slash": lambda name: f"x%2f..%2f{name}",
    "here": lambda name: f"./{name}",
    "double slash": lambda name: f"/{name}",
    "double slash inside": lambda name: name.replace("/", "//"),
    "upper case": lambda name: name.upper(),
    "upper case folder": lambda name: name.replace("images", "IMAGES"),
    "NUL": lambda name: f"{name}%00",
    "NUL inside": lambda name: f"{name}%00.png",
    "slash behind": lambda name: f"{name}/",
    "space behind": lambda name: f"{name}%20",
    "dot behind": lambda name: f"{name}.",
    "backslash": lambda name: name.replace("/", "%5c"),
    "encoded twice": lambda name: name.replace("/", "%252f"),
    "semicolon": lambda name: f"{name};.css",
    "full width": lambda name: name.replace(".", "%EF%BC%8E"),
}


def test_file__has_one_address_and_no_other_way_to_write_it(story: Story, page: Any, visitor: Visitor) -> None:
    page = published(story, page)
    public, original = sizes_of(page)[0].file.name, page.photos()[0].image.file.name
    assert visitor.status(f"/media/{public}") == 200
    for name in (public, original):
        answers = {why: visitor.status(f"/media/{spelling(name)}") for why, spelling in PATHS.items()}
        assert answers == dict.fromkeys(PATHS, 404)


STRANGE = (
    "../config/settings/base.py", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/etc/passwd", "/etc/passwd", "//etc/passwd",
    "images/../original_images/x.jpg", "images/%00.jpg", "images/", "", "images", ".", "..", "\\..\\x", "a" * 3000,
)  # fmt: skip


@pytest.mark.parametrize("who", ["", "policy.provider"])
def test_media__answers_404_to_any_other_path(story: Story, client: Client, who: str) -> None:
    default_storage.save("images/keep", ContentFile(b""))
    if who:
        story.sign_in(client, who)
    answers = {path: Visitor(client).status(f"/media/{path}") for path in STRANGE}
    assert answers == dict.fromkeys(STRANGE, 404)


def test_withdrawn_page__says_so_without_its_content(story: Story, page: Any, client: Client) -> None:
    page = published(story, page)
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    response = client.get(page.url)
    assert response.status_code == 410
    assert page.lead not in text_of(response.content.decode())


def test_file__costs_one_query(story: Story, page: Any, visitor: Visitor) -> None:
    page = published(story, page)
    url = sizes_of(page)[0].url
    with CaptureQueriesContext(connection) as queries:
        visitor.answer(url)
    assert len(queries) == 1
