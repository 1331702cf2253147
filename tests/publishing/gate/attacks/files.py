"""Files behind a live page."""

import io

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.urls import reverse
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
)

from publishing.models import LiveAsset, PublishingDocument, PublishingImage
from tests.publishing.gate.attacks.scene import Scene, attack, sql
from tests.world import picture_bytes


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
