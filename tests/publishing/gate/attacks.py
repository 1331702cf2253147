"""Every class of path to the public (architecture §3), as attacks on a live page, a draft, an item under review.

An attack does what a person, a program or a mistake could do. It may raise; it never cleans up.
"""

import io
import json
import tempfile
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.management.commands.publish_scheduled import Command as StockPublishScheduled
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from news.models import NewsAttachment, NewsPage, NewsPhoto
from publishing.models import LiveAsset, PublishingDocument, PublishingImage
from publishing.status import status_of
from tests.world import Story, picture_bytes, superuser

Attack = Callable[["Scene"], None]
ATTACKS: dict[str, Attack] = {}


class Scene:
    """What the attacks find: a live page with an album and an attachment, a draft, an item under review."""

    def __init__(self, story: Story, client: Any) -> None:
        self.story, self.client = story, client
        self.live = self._live()
        self.draft = story.draft(title="ร่างที่ยังไม่มีใครอนุมัติ")
        self.root = superuser()
        client.force_login(self.root)

    def _live(self) -> NewsPage:
        page = self.story.draft(photos=2).get_latest_revision_as_object()
        page.attachments.add(NewsAttachment(document=self.story.document(), sort_order=0))
        page.save_revision()
        self.story.submit(page)
        return self.story.carry_through(page)

    def review(self) -> NewsPage:
        """An item approved by the head and waiting for the uploader."""
        page = self.story.draft(title="เรื่องที่อยู่ระหว่างพิจารณา")
        self.story.submit(page)
        self.story.decide(page, "policy.head", "approve")
        return self.story.fresh(page)

    def changed_revision(self, page: Any, title: str = "เนื้อหาที่ไม่มีใครอนุมัติ") -> Revision:
        """A newer revision of a page."""
        page = self.story.fresh(page)
        page.title = title
        return page.save_revision()

    def edit_form(self, page: Any, **changes: Any) -> dict[str, Any]:
        """What the stock editor posts."""
        data = {
            "title": page.title, "slug": page.slug, "lead": page.lead, "information_type": page.information_type,
            "public_date": page.public_date.isoformat(), "body": json.dumps(_draftail("ข้อความใหม่")),
            "event_date": "", "event_end_date": "", "event_place": "", "seo_title": "", "search_description": "",
            "go_live_at": "", "expire_at": "", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
        }  # fmt: skip
        for name in ("album", "attachments"):
            data |= {
                f"{name}-TOTAL_FORMS": 0,
                f"{name}-INITIAL_FORMS": 0,
                f"{name}-MIN_NUM_FORMS": 0,
                f"{name}-MAX_NUM_FORMS": 1000,
            }
        return data | changes


def _draftail(text: str) -> dict[str, Any]:
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return {"blocks": [block], "entityMap": {}}


def attack(function: Attack) -> Attack:
    """Put an attack on the list."""
    ATTACKS[function.__name__] = function
    return function


def sql(statement: str, *values: Any) -> None:
    """A statement past Django."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# -- publishing a revision ---------------------------------------------------------------------------------------------
@attack
def revision_publish(scene: Scene) -> None:
    scene.draft.get_latest_revision().publish()


@attack
def revision_publish_by_superuser(scene: Scene) -> None:
    scene.draft.get_latest_revision().publish(user=scene.root, skip_permission_checks=True)


@attack
def page_publish(scene: Scene) -> None:
    scene.draft.publish(scene.draft.get_latest_revision())


@attack
def publish_action_skipping_permissions(scene: Scene) -> None:
    PublishPageRevisionAction(scene.draft.get_latest_revision()).execute(skip_permission_checks=True)


@attack
def admin_edit_publish(scene: Scene) -> None:
    data = scene.edit_form(scene.draft) | {"action-publish": "action-publish"}
    scene.client.post(reverse("wagtailadmin_pages:edit", args=[scene.draft.pk]), data)


@attack
def admin_edit_publish_of_live_page(scene: Scene) -> None:
    data = scene.edit_form(scene.live, title="แก้โดยไม่มีใครอนุมัติ") | {"action-publish": "action-publish"}
    scene.client.post(reverse("wagtailadmin_pages:edit", args=[scene.live.pk]), data)


@attack
def admin_create_publish(scene: Scene) -> None:
    section = scene.story.world.sections["policy"]
    data = scene.edit_form(scene.draft, title="สร้างแล้วเผยแพร่ทันที", slug="created") | {"action-publish": "action-publish"}
    scene.client.post(reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk]), data)


@attack
def admin_bulk_publish(scene: Scene) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    scene.client.post(f"{url}?id={scene.draft.pk}", {"include_descendants": "on"})


@attack
def admin_api_publish(scene: Scene) -> None:
    url = reverse("wagtailadmin_api:pages:action", args=[scene.draft.pk, "publish"])
    scene.client.post(url, {}, content_type="application/json")


@attack
def stock_task_finishing(scene: Scene) -> None:
    group = Group.objects.create(name="moderators")
    task = GroupApprovalTask.objects.create(name="stock")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="stock")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(pk=scene.draft.pk))
    state = workflow.start(scene.draft, scene.root)
    state.current_task_state.approve(user=scene.root)


@attack
def workflow_state_finish(scene: Scene) -> None:
    review = scene.review()
    scene.changed_revision(review)
    review.current_workflow_state.finish(user=scene.root)


@attack
def task_state_approve_past_on_action(scene: Scene) -> None:
    review = scene.review()
    scene.changed_revision(review)
    for _step in range(2):
        status_of(scene.story.fresh(review)).task_state.approve(user=scene.root)


@attack
def scheduled_by_queryset(scene: Scene) -> None:
    past = timezone.now() - timezone.timedelta(minutes=5)
    Revision.objects.filter(pk=scene.draft.latest_revision_id).update(approved_go_live_at=past)
    call_command(StockPublishScheduled(), stdout=io.StringIO())


@attack
def scheduled_by_our_command(scene: Scene) -> None:
    past = timezone.now() - timezone.timedelta(minutes=5)
    Revision.objects.filter(pk=scene.changed_revision(scene.live).pk).update(approved_go_live_at=past)
    call_command("publish_scheduled", stdout=io.StringIO())
    call_command(StockPublishScheduled(), stdout=io.StringIO())


@attack
def newer_revision_of_live_page(scene: Scene) -> None:
    scene.changed_revision(scene.live).publish()


@attack
def older_revision_of_live_page(scene: Scene) -> None:
    newer = scene.changed_revision(scene.live)
    Revision.objects.filter(pk=newer.pk).update(created_at=timezone.now() - timezone.timedelta(days=9))
    newer.refresh_from_db()
    newer.publish()


@attack
def revert_and_publish(scene: Scene) -> None:
    other = scene.changed_revision(scene.live, "ฉบับอื่น")
    reverted = RevertToPageRevisionAction(scene.story.fresh(scene.live), other, user=scene.root).execute(
        skip_permission_checks=True
    )
    reverted.publish()


@attack
def unpublish_and_republish(scene: Scene) -> None:
    from publishing.actions.withdraw import WithdrawAction

    WithdrawAction(scene.live, user=scene.story.people["policy.head"], reason="ถอนเพื่อแก้ไข").execute()
    Revision.objects.filter(object_id=str(scene.live.pk)).latest("pk").publish()


@attack
def sealed_revision_rewritten(scene: Scene) -> None:
    review = scene.review()
    revision = Revision.objects.get(pk=review.latest_revision_id)
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"title": "แก้ในฉบับที่ผนึกแล้ว"})
    scene.story.decide(review, "policy.uploader", "acknowledge")
    scene.story.decide(review, "policy.uploader", "publish")


@attack
def sealed_revision_overwritten_by_autosave(scene: Scene) -> None:
    review = scene.review()
    revision = review.get_latest_revision()
    review.title = "บันทึกอัตโนมัติทับฉบับที่อนุมัติ"
    review.save_revision(overwrite_revision=revision, user=revision.user)
    scene.story.decide(review, "policy.uploader", "acknowledge")
    scene.story.decide(review, "policy.uploader", "publish")


@attack
def edited_after_approval(scene: Scene) -> None:
    review = scene.review()
    scene.changed_revision(review)
    scene.story.decide(review, "policy.uploader", "acknowledge")
    scene.story.decide(review, "policy.uploader", "publish")


# -- live without a revision -------------------------------------------------------------------------------------------
@attack
def save_live(scene: Scene) -> None:
    scene.draft.live = True
    scene.draft.save()


@attack
def save_live_update_fields(scene: Scene) -> None:
    scene.draft.live = True
    scene.draft.save(update_fields=["live"])


@attack
def base_page_save_live(scene: Scene) -> None:
    page = Page.objects.get(pk=scene.draft.pk)
    page.live = True
    page.save()


@attack
def add_child_live(scene: Scene) -> None:
    section = scene.story.fresh(scene.story.world.sections["policy"])
    section.add_child(instance=NewsPage(title="เพิ่มทั้งที่ยังไม่อนุมัติ", live=True))


@attack
def add_base_page_live(scene: Scene) -> None:
    section = scene.story.fresh(scene.story.world.sections["policy"])
    section.add_child(instance=Page(title="หน้าเปล่า", slug="bare"))


@attack
def copy_keeping_live(scene: Scene) -> None:
    scene.live.copy(update_attrs={"slug": "copy"}, keep_live=True)


@attack
def copy_action(scene: Scene) -> None:
    CopyPageAction(scene.live, update_attrs={"slug": "copy"}, keep_live=True).execute(skip_permission_checks=True)


@attack
def admin_copy_publishing(scene: Scene) -> None:
    data = {
        "new_title": "สำเนา",
        "new_slug": "copy",
        "new_parent_page": scene.live.get_parent().pk,
        "publish_copies": "on",
    }
    scene.client.post(reverse("wagtailadmin_pages:copy", args=[scene.live.pk]), data)


@attack
def admin_api_copy(scene: Scene) -> None:
    url = reverse("wagtailadmin_api:pages:action", args=[scene.live.pk, "copy"])
    scene.client.post(url, json.dumps({"keep_live": True, "slug": "copy"}), content_type="application/json")


@attack
def create_alias(scene: Scene) -> None:
    scene.live.create_alias(update_slug="alias")


@attack
def create_alias_action(scene: Scene) -> None:
    CreatePageAliasAction(scene.live, update_slug="alias").execute(skip_permission_checks=True)


@attack
def translation_alias(scene: Scene) -> None:
    locale = Locale.objects.create(language_code="en")
    home = scene.story.fresh(scene.story.world.home)
    home.copy_for_translation(locale, copy_parents=True, alias=True)


@attack
def load_fixture(scene: Scene) -> None:
    from django.core import serializers

    page = Page.objects.get(pk=scene.draft.pk)
    page.live = True
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as fixture:
        fixture.write(serializers.serialize("json", [page]))
        fixture.flush()
        call_command("loaddata", fixture.name, verbosity=0)


@attack
def queryset_update_live(scene: Scene) -> None:
    NewsPage.objects.filter(pk=scene.draft.pk).update(live=True)


@attack
def base_queryset_update_live(scene: Scene) -> None:
    Page.objects.filter(pk=scene.draft.pk).update(live=True)


@attack
def bulk_update_live(scene: Scene) -> None:
    scene.draft.live = True
    NewsPage.objects.bulk_update([scene.draft], ["live"])


@attack
def base_bulk_update_live(scene: Scene) -> None:
    page = Page.objects.get(pk=scene.draft.pk)
    page.live = True
    Page.objects.bulk_update([page], ["live"])


@attack
def raw_sql_live(scene: Scene) -> None:
    sql("UPDATE wagtailcore_page SET live = %s WHERE id = %s", True, scene.draft.pk)


# -- content of a live page --------------------------------------------------------------------------------------------
@attack
def save_changed_live_page(scene: Scene) -> None:
    scene.live.lead = "แก้โดยตรง"
    scene.live.save()


@attack
def save_changed_live_page_update_fields(scene: Scene) -> None:
    scene.live.lead = "แก้โดยตรง"
    scene.live.save(update_fields=["lead"])


@attack
def base_page_save_title(scene: Scene) -> None:
    page = Page.objects.get(pk=scene.live.pk)
    page.title = "แก้ชื่อเรื่อง"
    page.save()


@attack
def queryset_update_content(scene: Scene) -> None:
    NewsPage.objects.filter(pk=scene.live.pk).update(lead="แก้ด้วยคำสั่ง")


@attack
def base_queryset_update_title(scene: Scene) -> None:
    Page.objects.filter(pk=scene.live.pk).update(title="แก้ด้วยคำสั่ง")


@attack
def bulk_update_content(scene: Scene) -> None:
    scene.live.lead = "แก้ด้วยคำสั่ง"
    NewsPage.objects.bulk_update([scene.live], ["lead"])


@attack
def raw_sql_content(scene: Scene) -> None:
    sql("UPDATE news_newspage SET lead = %s WHERE page_ptr_id = %s", "แก้ด้วย SQL", scene.live.pk)


@attack
def raw_sql_live_revision(scene: Scene) -> None:
    newer = scene.changed_revision(scene.live)
    sql("UPDATE wagtailcore_page SET live_revision_id = %s WHERE id = %s", newer.pk, scene.live.pk)


@attack
def child_save(scene: Scene) -> None:
    photo = NewsPhoto.objects.filter(page_id=scene.live.pk).first()
    photo.caption = "แก้คำบรรยาย"
    photo.save()


@attack
def child_delete(scene: Scene) -> None:
    NewsPhoto.objects.filter(page_id=scene.live.pk).first().delete()


@attack
def child_create(scene: Scene) -> None:
    NewsPhoto.objects.create(page_id=scene.live.pk, image=scene.story.image("ภาพแทรก"), caption="แทรก", sort_order=9)


@attack
def child_queryset_update(scene: Scene) -> None:
    NewsPhoto.objects.filter(page_id=scene.live.pk).update(caption="แก้คำบรรยาย")


@attack
def child_queryset_delete(scene: Scene) -> None:
    NewsPhoto.objects.filter(page_id=scene.live.pk)._raw_delete("default")


@attack
def child_moved_to_live_page(scene: Scene) -> None:
    other = scene.story.draft(title="ร่างอีกเรื่องหนึ่ง")
    NewsPhoto.objects.create(page_id=other.pk, image=scene.story.image("ภาพของร่าง"), caption="ภาพ")
    NewsPhoto.objects.filter(page_id=other.pk).update(page_id=scene.live.pk)


@attack
def child_bulk_create(scene: Scene) -> None:
    NewsPhoto.objects.bulk_create(
        [NewsPhoto(page_id=scene.live.pk, image=scene.story.image("ภาพแทรก"), caption="แทรก")]
    )


@attack
def raw_sql_child(scene: Scene) -> None:
    sql("UPDATE news_newsattachment SET title = %s WHERE page_id = %s", "ชื่ออื่น", scene.live.pk)


# -- address and visibility --------------------------------------------------------------------------------------------
@attack
def slug_saved(scene: Scene) -> None:
    scene.live.slug = "another-address"
    scene.live.save()


@attack
def slug_by_base_queryset(scene: Scene) -> None:
    Page.objects.filter(pk=scene.live.pk).update(slug="another-address", url_path="/another-address/")


@attack
def slug_of_ancestor(scene: Scene) -> None:
    section = scene.story.fresh(scene.story.world.sections["policy"])
    section.slug = "renamed"
    section.save()


@attack
def slug_of_ancestor_by_revision(scene: Scene) -> None:
    section = scene.story.fresh(scene.story.world.sections["policy"])
    section.slug = "renamed"
    section.save_revision().publish()


@attack
def page_move(scene: Scene) -> None:
    scene.live.move(scene.story.fresh(scene.story.world.sections["finance"]), pos="last-child")


@attack
def move_action(scene: Scene) -> None:
    target = scene.story.fresh(scene.story.world.sections["finance"])
    MovePageAction(scene.live, target, pos="last-child", user=scene.root).execute(skip_permission_checks=True)


@attack
def admin_move(scene: Scene) -> None:
    target = scene.story.world.sections["finance"]
    scene.client.post(reverse("wagtailadmin_pages:move_confirm", args=[scene.live.pk, target.pk]))


@attack
def section_moved(scene: Scene) -> None:
    section = Page.objects.get(pk=scene.story.world.sections["policy"].pk)
    section.move(Page.objects.get(pk=scene.story.world.sections["finance"].pk), pos="last-child")


@attack
def view_restriction_created(scene: Scene) -> None:
    PageViewRestriction.objects.create(page=scene.live, restriction_type=PageViewRestriction.LOGIN)


@attack
def view_restriction_on_ancestor_by_sql(scene: Scene) -> None:
    section = Page.objects.get(pk=scene.story.world.sections["policy"].pk)
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=section, restriction_type=PageViewRestriction.LOGIN)]
    )


@attack
def admin_privacy(scene: Scene) -> None:
    url = reverse("wagtailadmin_pages:set_privacy", args=[scene.live.pk])
    scene.client.post(url, {"restriction_type": "login", "password": "", "groups": []})


@attack
def site_root_switched(scene: Scene) -> None:
    site = Site.objects.get()
    site.root_page = Page.objects.get(pk=scene.story.world.sections["policy"].pk)
    site.save()


@attack
def site_root_switched_by_queryset(scene: Scene) -> None:
    Site.objects.update(root_page_id=scene.story.world.sections["policy"].pk)


@attack
def page_unpublish(scene: Scene) -> None:
    scene.live.unpublish()


@attack
def unpublish_action(scene: Scene) -> None:
    UnpublishPageAction(scene.live, user=scene.root).execute(skip_permission_checks=True)


@attack
def queryset_unpublish(scene: Scene) -> None:
    Page.objects.filter(pk=scene.live.pk).unpublish()


@attack
def base_queryset_unlive(scene: Scene) -> None:
    Page.objects.filter(pk=scene.live.pk).update(live=False)


@attack
def admin_unpublish(scene: Scene) -> None:
    scene.client.post(reverse("wagtailadmin_pages:unpublish", args=[scene.live.pk]))


@attack
def expiry_by_stock_command(scene: Scene) -> None:
    Page.objects.filter(pk=scene.live.pk).update(expire_at=timezone.now() - timezone.timedelta(minutes=1))
    call_command(StockPublishScheduled(), stdout=io.StringIO())


# -- files behind a live page ------------------------------------------------------------------------------------------
def _image(scene: Scene) -> PublishingImage:
    return PublishingImage.objects.get(pk=scene.live.album.first().image_id)


@attack
def image_file_replaced(scene: Scene) -> None:
    image = _image(scene)
    image.file = ImageFile(io.BytesIO(picture_bytes("red")), name="other.jpg")
    image.sha256 = ""
    image.save()


@attack
def admin_image_replaced(scene: Scene) -> None:
    image = _image(scene)
    data = {
        "title": "ภาพอื่น",
        "file": ContentFile(picture_bytes("red"), name="other.jpg"),
        "tags": "",
        "collection": image.collection_id,
    }
    scene.client.post(reverse("wagtailimages:edit", args=[image.pk]), data)


@attack
def image_alt_by_queryset(scene: Scene) -> None:
    PublishingImage.objects.filter(pk=_image(scene).pk).update(description="คำอธิบายอื่น")


@attack
def image_credit_saved(scene: Scene) -> None:
    image = _image(scene)
    image.credit = "ผู้อื่น"
    image.save()


@attack
def image_focal_point(scene: Scene) -> None:
    PublishingImage.objects.filter(pk=_image(scene).pk).update(
        focal_point_x=1, focal_point_y=1, focal_point_width=2, focal_point_height=2
    )


@attack
def image_pointed_to_another_file(scene: Scene) -> None:
    sql("UPDATE publishing_publishingimage SET file = %s WHERE id = %s", "original_images/x.jpg", _image(scene).pk)


@attack
def document_file_replaced(scene: Scene) -> None:
    document = PublishingDocument.objects.get(pk=scene.live.attachments.first().document_id)
    document.file = ContentFile(b"%PDF-1.4 other", name="other.pdf")
    document.sha256 = ""
    document.save()


@attack
def document_title_by_queryset(scene: Scene) -> None:
    PublishingDocument.objects.update(title="ชื่ออื่น")


@attack
def collection_restricted(scene: Scene) -> None:
    collection = Collection.objects.get(pk=_image(scene).collection_id)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    if not LiveAsset.objects.exists():
        raise AssertionError("the scene has no live file")


@attack
def asset_list_emptied_and_image_changed(scene: Scene) -> None:
    image = _image(scene)
    LiveAsset.objects.all()._raw_delete("default")
    PublishingImage.objects.filter(pk=image.pk).update(description="คำอธิบายอื่น")
