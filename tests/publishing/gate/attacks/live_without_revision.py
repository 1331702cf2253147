"""Live without a revision."""

import json
import tempfile

from django.core.management import call_command
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import (
    Locale,
    Page,
)

from news.models import NewsPage
from tests.publishing.gate.attacks.scene import Scene, attack, sql


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
