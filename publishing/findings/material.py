"""What there is to look at in a page: its words by field, its pictures, its documents."""

from dataclasses import dataclass
from typing import Any

from publishing.findings.wording import Wording
from publishing.gate.content import referenced_media
from publishing.models import PublishingDocument, PublishingImage, PublishingPolicy, policy_of


@dataclass(frozen=True, slots=True)
class Material:
    """Everything of a page that is looked at."""

    page: Any
    policy: PublishingPolicy
    wordings: list[Wording]
    images: list[PublishingImage]
    documents: list[PublishingDocument]


def material_of(page: Any) -> Material:
    """The material of the page as it stands in memory (three queries)."""
    image_keys, document_keys = referenced_media(page)
    return Material(
        page=page,
        policy=policy_of(page.office),
        wordings=page.wordings(),
        images=list(PublishingImage.objects.filter(pk__in=image_keys).order_by("pk")) if image_keys else [],
        documents=list(PublishingDocument.objects.filter(pk__in=document_keys).order_by("pk")) if document_keys else [],
    )
