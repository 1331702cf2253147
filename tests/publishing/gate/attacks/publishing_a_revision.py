"""Publishing a revision."""

import io

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.management.commands.publish_scheduled import Command as StockPublishScheduled
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from publishing.status import status_of
from tests.publishing.gate.attacks.scene import Scene, attack


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
