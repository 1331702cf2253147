"""Items with pictures and documents, in every state of their life."""

import io
from typing import Any

from django.core.files.images import ImageFile

from news.models import NewsAttachment, NewsPage, NewsPhoto
from publishing.models import AltKind, People, PublishingImage, Rights
from publishing.pictures.making import make_sizes
from tests.world import Story

DOCUMENT = "คำสั่งแต่งตั้งผู้รับผิดชอบ"


def picture(story: Story, content: bytes, name: str, **fields: Any) -> PublishingImage:
    """A picture with every answer, its sizes made as after an upload."""
    answers = {
        "title": "ภาพที่มีพิกัด", "description": "สีแดงและสีน้ำเงิน", "alt_kind": AltKind.DESCRIBE, "people": People.NONE,
        "source": "ถ่ายโดยสำนักงาน", "credit": "งานประชาสัมพันธ์", "rights": Rights.OWN_WORK,
        "collection": story.world.units["policy"].collection,
    }  # fmt: skip
    image = PublishingImage(file=ImageFile(io.BytesIO(content), name=name), **(answers | fields))
    image.save()
    make_sizes(image)
    return image


def news_with(story: Story, *images: PublishingImage, document: bool = True) -> NewsPage:
    """A draft with the pictures and, unless told otherwise, a document (which costs a look into its text)."""
    page = story.draft()
    for number, image in enumerate(images):
        page.album.add(NewsPhoto(image=image, caption="กิจกรรม", sort_order=number))
    if document:
        page.attachments.add(NewsAttachment(document=story.document(DOCUMENT)))
    page.save_revision(user=story.people["policy.provider"])
    return story.fresh(page)


def published(story: Story, page: NewsPage) -> NewsPage:
    """The item, live."""
    story.submit(page)
    return story.carry_through(page)
