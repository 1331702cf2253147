"""The admin speaks Thai: whoever holds a seat walks through it and meets no English word.

The walk opens every kind of screen it finds a link to, sends forms empty, and uploads what is refused.
"""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from approvals.api import Outcome, Request
from offices.access import ADMINISTRATORS_GROUP
from publishing.models import PublicationRecord, PublishingDocument, PublishingImage
from tests.rendered import form_data
from tests.site.admin_walk import Walk
from tests.words_on_screen import english, english_words
from tests.world import Story, picture_bytes

CODED = frozenset({"Search", "Actions"})
"""Written without translation in Wagtail's templates; js/admin_thai.js says them in Thai (tests/e2e looks)."""

WALKERS = {"policy.provider": 60, "director": 15, "policy.uploader": 60, "administrator": 80}
"""Who walks, and how many kinds of screens they reach at least."""


@pytest.fixture(scope="module")
def busy(module_story: Story) -> dict[str, Any]:
    """One item at every state, so that every kind of screen has something to show."""
    story = module_story
    pages = {
        "draft": story.draft(photos=2),
        "manual": story.manual(),
        "public": story.published(title="เรื่องที่เผยแพร่แล้ว"),
        "under_review": story.draft(title="เรื่องที่รอพิจารณา"),
        "returned": story.draft(title="เรื่องที่คืนมาแก้ไข"),
    }
    story.submit(pages["under_review"])
    story.submit(pages["returned"])
    story.decide(pages["returned"], "policy.head", Outcome.RETURN, "ชื่อเรื่องยังไม่ชัดเจน")
    return pages


def sign_in(story: Story, who: str) -> Walk:
    person = story.people["admin.uploader" if who == "administrator" else who]
    if who == "administrator":
        person.groups.add(Group.objects.get(name=ADMINISTRATORS_GROUP))
    client = Client()
    client.force_login(person)
    codes = {*PublicationRecord.objects.values_list("code", flat=True), *Request.objects.values_list("code", flat=True)}
    return Walk(client, CODED | codes)


def told(walk: Walk) -> str:
    """Screen → English, as the failure shows it."""
    return json.dumps(walk.english, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("who", WALKERS)
def test_admin__speaks_thai_wherever_links_lead(story: Story, busy: dict[str, Any], who: str) -> None:
    walk = sign_in(story, who)
    walk.explore()
    assert len(walk.screens) > WALKERS[who], sorted(walk.screens)
    assert walk.english == {}, told(walk)


def test_editor__speaks_thai_in_every_state(story: Story, busy: dict[str, Any]) -> None:
    walk = sign_in(story, "policy.provider")
    for page in busy.values():
        for screen in ("edit", "history", "history/results", "usage", "copy", "delete", "move", "unpublish",
                       "workflow_history", "privacy"):  # fmt: skip
            walk.open(f"/admin/pages/{page.pk}/{screen}/")
        revisions = list(page.revisions.order_by("pk").values_list("pk", flat=True))
        walk.open(f"/admin/pages/{page.pk}/revisions/{revisions[0]}/revert/")
        walk.open(f"/admin/pages/{page.pk}/revisions/compare/earliest...latest/")
        walk.open(f"/admin/pages/{page.pk}/revisions/compare/live...{revisions[-1]}/")
        walk.open(f"/admin/publishing/submit/{page.pk}/")
        walk.open(f"/admin/publishing/issues/{page.pk}/")
    section = story.world.sections["policy"]
    for address in (section.pk, story.world.home.pk):
        walk.open(f"/admin/pages/{address}/edit/")
    walk.open("/admin/pages/search/?q=ไม่มีเรื่องนี้")
    walk.open(f"/admin/pages/{section.pk}/?q=ไม่มีเรื่องนี้")
    walk.open(f"/admin/pages/{section.pk}/?q=เรื่อง&owner={story.people['policy.provider'].pk}")
    assert walk.english == {}, told(walk)


def test_refused_forms__speak_thai(story: Story, busy: dict[str, Any]) -> None:
    walk = sign_in(story, "policy.provider")
    section = story.world.sections["policy"].pk
    walk.send_emptied(f"/admin/pages/add/news/newspage/{section}/", "#page-edit-form")
    walk.send_emptied(f"/admin/pages/add/news/manualpage/{section}/", "#page-edit-form")
    edit = f"/admin/pages/{busy['draft'].pk}/edit/"
    walk.send_emptied(edit, "#page-edit-form")
    filled = form_data(walk.open(edit), "#page-edit-form")
    wrong = {"slug": "ก ข", "go_live_at": "32/13/2569", "expire_at": "2020-01-01 08:00", "title": "ก" * 300}
    walk.send(edit, filled | wrong)
    walk.send(edit, filled)
    copy = f"/admin/pages/{busy['manual'].pk}/copy/"
    walk.send(copy, form_data(walk.open(copy), "main form") | {"new_title": "", "new_slug": "ก ข"})
    walk.send(f"/admin/pages/{busy['manual'].pk}/delete/", {})
    walk.send("/admin/choose-external-link/", {"external-link-chooser-url": "ไม่ใช่ที่อยู่"})
    for dialog in ("email", "phone", "anchor"):
        walk.send(f"/admin/choose-{dialog}-link/", {})
    walk.send("/admin/choose-email-link/", {"email-link-chooser-email_address": "ไม่ใช่อีเมล"})
    walk.send("/admin/embeds/chooser/upload/", {"embed-chooser-url": "ไม่ใช่ที่อยู่"})
    assert walk.english == {}, told(walk)


def test_uploads__speak_thai(story: Story, busy: dict[str, Any]) -> None:
    walk = sign_in(story, "policy.provider")
    collection = str(story.world.units["policy"].collection_id)
    picture = SimpleUploadedFile("ภาพ.jpg", picture_bytes(size=(60, 40)), "image/jpeg")
    for file in (picture, SimpleUploadedFile("ภาพ.jpg", b"x", "image/jpeg"), SimpleUploadedFile("ภาพ.bmp", b"BM")):
        walk.send("/admin/images/multiple/add/", {"files[]": file, "collection": collection, "title": "ภาพ"})
    for name in ("หนังสือ.pdf", "หนังสือ.exe"):
        file = SimpleUploadedFile(name, b"%PDF-1.4")
        walk.send("/admin/documents/multiple/add/", {"files[]": file, "collection": collection, "title": "หนังสือ"})
    for kind, stored in (("images", PublishingImage), ("documents", PublishingDocument)):
        latest = stored.objects.latest("pk").pk
        address = f"/admin/images/{latest}/" if kind == "images" else f"/admin/documents/edit/{latest}/"
        walk.open(f"/admin/{kind}/?q=ไม่มีชื่อนี้")
        walk.send(address, {})
        walk.send(f"/admin/{kind}/chooser/create/", {})
        walk.open(f"/admin/{kind}/chooser/results/?q=ไม่มีชื่อนี้")
        walk.open(f"/admin/{kind}/chooser/chosen/{latest}/")
    walk.open(f"/admin/images/chooser/{PublishingImage.objects.latest('pk').pk}/select_format/")
    assert walk.english == {}, told(walk)


def test_decisions__speak_thai(story: Story, busy: dict[str, Any]) -> None:
    for who in ("policy.provider", "policy.head", "policy.uploader"):
        walk = sign_in(story, who)
        for page in busy.values():
            for request in Request.objects.filter(page_id=page.pk):
                walk.open(f"/admin/publishing/review/{request.pk}/")
            for verb in ("withdraw", "move"):
                walk.open(f"/admin/publishing/{verb}/{page.pk}/")
        public = busy["public"].pk
        walk.send(f"/admin/publishing/withdraw/{public}/", {})
        walk.send(f"/admin/publishing/move/{public}/", {})
        assert walk.english == {}, told(walk)


def test_office_forms__speak_thai_when_refused(story: Story) -> None:
    walk = sign_in(story, "administrator")
    for model in ("appointment", "seat", "unit", "body", "member", "office"):
        walk.send_emptied(f"/admin/offices/{model}/new/", "main form[method=post], main form[method=POST]")
    assert walk.english == {}, told(walk)


def test_account__speaks_thai(story: Story) -> None:
    walk = sign_in(story, "policy.provider")
    walk.send_emptied("/admin/account/", "main form")
    filled = form_data(walk.open("/admin/account/"), "main form")
    walk.send("/admin/account/", filled | {"password-old_password": "ผิด", "password-new_password1": "1",
                                           "password-new_password2": "2"})  # fmt: skip
    walk.send("/admin/account/", filled)
    assert walk.english == {}, told(walk)


def test_before_signing_in__speaks_thai(story: Story) -> None:
    walk = Walk(Client(), CODED)
    walk.open("/admin/login/")
    walk.send("/admin/login/", {"username": "policy.provider", "password": "ผิด"})
    walk.send("/admin/login/", {})
    walk.open("/admin/password_reset/")
    walk.send("/admin/password_reset/", {"email": "ไม่ใช่อีเมล"})
    walk.send("/admin/password_reset/", {"email": story.people["director"].email})
    walk.open("/admin/password_reset/confirm/MQ/not-a-token/")
    walk.open("/admin/password_reset/complete/")
    assert walk.english == {}, told(walk)


def test_refusals__speak_thai(story: Story, busy: dict[str, Any]) -> None:
    walk = sign_in(story, "policy.provider")
    walk.open("/admin/no-such-screen/")
    walk.open("/admin/pages/999999/edit/")
    walk.open("/admin/users/")
    walk.open(f"/admin/pages/{story.world.sections['finance'].pk}/edit/")
    walk.open("/admin/workflows/list/")
    assert walk.english == {}, told(walk)


def test_reader__hears_what_hides_in_attributes_and_scripts() -> None:
    screen = (
        '<title>Reports</title><p>ข่าว</p><nav aria-label="Breadcrumb"></nav><input type="submit" value="Save">'
        '<div data-w-progress-active-value="Saving…" data-controller="w-progress"></div>'
        '<script type="application/json">{"label": "Page explorer", "url": "/admin/pages/"}</script>'
        "<code>print</code><script>let silent = 'Words'</script>"
    )
    assert english(screen) == ["Breadcrumb", "Page explorer", "Reports", "Save", "Saving…"]


def test_reader__passes_over_names_and_addresses() -> None:
    phrase = "แนบไฟล์ PDF ไปที่ someone@office.example หรือ https://office.example/a แบบ S12-F2 ภาพ.jpg"
    assert english_words(phrase) == []
    assert english_words("กด Submit เพื่อส่ง") == ["Submit"]
