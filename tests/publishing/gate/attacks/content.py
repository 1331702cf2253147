"""Content of a live page."""

from wagtail.models import (
    Page,
)

from news.models import NewsPage, NewsPhoto
from tests.publishing.gate.attacks.scene import Scene, attack, sql


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
