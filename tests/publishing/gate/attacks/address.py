"""Address and visibility."""

import io

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.management.commands.publish_scheduled import Command as StockPublishScheduled
from wagtail.models import (
    Page,
    PageViewRestriction,
    Site,
)

from tests.publishing.gate.attacks.scene import Scene, attack


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
