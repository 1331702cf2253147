"""The demo office as tests use it, and the steps of S12 as sentences."""

import datetime as dt
import io
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Collection, Locale, Page, Site

from approvals.api import Outcome, Submission
from config.demo.office import World, build_office, existing_world, is_built
from news.models import ManualDocument, ManualPage, NewsPage, NewsPhoto
from publishing.actions.submit import SubmitAction
from publishing.models import AltKind, People, PublishingDocument, PublishingImage, Rights
from publishing.questions import questions
from publishing.status import status_of
from tests.news.importing.pdf_builder import build_pdf

PASSWORD = "a-test-password"
MEMO = {
    "track": "web",
    "target_site": "group",
    "telephone": "0 2000 0000",
    "topic": "media",
    "detail": "ขอเผยแพร่ข่าวกิจกรรม",
    "delivery": "upload",
}
URGENT = {
    "track": "urgent",
    "urgent_necessary_and_urgent": "พายุเข้าพื้นที่ในคืนนี้ โรงเรียนต้องทราบก่อนเปิดเรียน",
    "urgent_no_stakeholder_impact": "เป็นการแจ้งเลื่อนเวลาเท่านั้น ไม่กระทบสิทธิผู้ใด",
}


def built_world() -> World:
    """The world, built when the database has none."""
    if is_built():
        warm()
        return existing_world()
    roots()
    return build_office(hostname="testserver", port=80, password=PASSWORD)


def warm() -> None:
    """What Django and Wagtail remember between requests, read: a count of queries hangs on no order of tests."""
    ContentType.objects.get_for_models(*apps.get_models())
    Site.get_site_root_paths()


def roots() -> None:
    """What Wagtail's migrations create and the emptying of a database takes away."""
    if not Locale.objects.exists():
        Locale.objects.create(language_code="th")
    if not Page.objects.exists():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


def yes_to_all() -> dict[str, dict[str, str]]:
    """The checklist answered with yes throughout."""
    return {question.key: {"answer": "yes", "reason": ""} for question in questions().questions}


def picture_bytes(color: str = "teal", size: tuple[int, int] = (1600, 1067), **save: Any) -> bytes:
    """A JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", size, color).save(buffer, "JPEG", **save)
    return buffer.getvalue()


class Story:
    """Sentences: `story.draft()`, `story.submit(page)`, `story.decide(page, "policy.head", "approve")`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people = world.people

    def image(self, title: str = "ภาพกิจกรรม", **fields: Any) -> PublishingImage:
        """A picture with complete rights answers."""
        rights = {"source": "ถ่ายโดยสำนักงาน", "credit": "งานประชาสัมพันธ์", "rights": Rights.OWN_WORK}
        shown = {
            "alt_kind": AltKind.DESCRIBE, "description": "นักเรียนยืนเข้าแถวหน้าเสาธง", "people": People.CROWD,
        }  # fmt: skip
        image = PublishingImage(
            title=title,
            collection=self.world.units["policy"].collection,
            file=ImageFile(io.BytesIO(picture_bytes(size=(640, 480))), name=f"{title}.jpg"),
            **(rights | shown | fields),
        )
        image.save()
        return image

    def document(self, title: str = "คู่มือ", **fields: Any) -> PublishingDocument:
        """A PDF with complete rights answers."""
        rights = {"source": "จัดทำโดยกลุ่ม", "credit": "กลุ่มนโยบายและแผน", "rights": Rights.OWN_WORK}
        file = ContentFile(build_pdf([title]), name=f"{title}.pdf")
        place = {"file": file, "collection": self.world.units["policy"].collection}
        document = PublishingDocument(title=title, **(place | rights | fields))
        document.save()
        return document

    def draft(
        self, section: str = "policy", *, photos: int = 0, memo: dict[str, str] | None = None, **fields: Any
    ) -> NewsPage:
        """A news draft that lacks nothing, by the section's information provider."""
        values = {
            "title": "โรงเรียนในสังกัดเปิดภาคเรียนพร้อมกันทั้งจังหวัด",
            "information_type": "pr_news",
            "lead": "โรงเรียนในสังกัดทุกแห่งเปิดภาคเรียนที่ 2 พร้อมกัน",
            "body": "<p>ผู้อำนวยการสำนักงานเขตพื้นที่ตรวจเยี่ยมความพร้อมของโรงเรียน</p>",
            "memo": MEMO | (memo or {}),
        }
        page = NewsPage(**(values | fields))
        self.world.sections[section].add_child(instance=page)
        for number in range(photos):
            image = self.image(f"ภาพที่ {number + 1}")
            page.album.add(NewsPhoto(image=image, caption="กิจกรรมหน้าเสาธง", sort_order=number))
        page.save_revision(user=self.people[f"{section}.provider"])
        return self.fresh(page)

    def manual(self, section: str = "policy", **fields: Any) -> ManualPage:
        """A manual draft that lacks nothing."""
        values = {
            "title": "คู่มือการจัดทำแผนปฏิบัติการ",
            "information_type": "operation_manuals",
            "summary": "ขั้นตอนการจัดทำแผน",
            "version": "1/2569",
            "memo": MEMO | {"topic": "other", "topic_other": "คู่มือ"},
        }
        page = ManualPage(**(values | fields))
        self.world.sections[section].add_child(instance=page)
        page.documents.add(ManualDocument(document=self.document(), sort_order=0))
        page.save_revision(user=self.people[f"{section}.provider"])
        return self.fresh(page)

    def fresh(self, page: Any) -> Any:
        """The page as stored now."""
        return type(page).objects.get(pk=page.pk)

    def submit(self, page: Any, who: str = "policy.provider", *, now: dt.datetime | None = None) -> Submission:
        """Certify and submit."""
        return SubmitAction(self.fresh(page), user=self.people[who], answers=yes_to_all(), now=now).execute()

    def decide(self, page: Any, who: str, outcome: str, reason: str = "") -> Any:
        """Give an outcome to the page's open stage, through Wagtail's own door."""
        state = status_of(self.fresh(page)).task_state
        assert state is not None, "no stage is open"
        state.task.specific.on_action(state, self.people[who], outcome, comment=reason)
        return self.fresh(page)

    def carry_through(self, page: Any, unit: str = "policy") -> Any:
        """Everything after submission, to the public page."""
        if status_of(self.fresh(page)).task_state.task.specific.stage_key == "decide":
            self.decide(page, f"{unit}.head", Outcome.APPROVE)
        self.decide(page, f"{unit}.uploader", Outcome.ACKNOWLEDGE)
        return self.decide(page, f"{unit}.uploader", Outcome.PUBLISH)

    def published(self, **draft: Any) -> NewsPage:
        """A live news page."""
        page = self.draft(**draft)
        section = draft.get("section", "policy")
        self.submit(page, f"{section}.provider")
        return self.carry_through(page, section)

    def sign_in(self, client: Any, who: str) -> Any:
        """A signed-in test client."""
        client.force_login(self.people[who])
        return client


def superuser(**fields: Any) -> Any:
    """An administrator, who is not an approver."""
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create(
        username="root", is_superuser=True, is_staff=True, password=make_password(PASSWORD), **fields
    )
