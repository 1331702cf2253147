"""The page types an item of an old website may become: whatever an office's section takes."""

from dataclasses import dataclass
from typing import Any

from modelcluster.models import get_all_child_relations

from news.models import Attachment, ItemPage, SectionPage
from publishing.models import PublishingImage


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page type with the places it has for what an old item brings."""

    model: Any
    lead: str
    """The field for the lines under the title; empty where there is none."""
    album: Any
    """The child model holding pictures; None where there is none."""
    attachments: Any
    """The child model holding documents; None where there is none."""

    @property
    def name(self) -> str:
        """As the mapping file names it: NewsPage."""
        return str(self.model.__name__)


def page_kinds() -> dict[str, PageKind]:
    """Every page type that may stand in a unit's section, by name."""
    models = [model for model in SectionPage.allowed_subpage_models() if issubclass(model, ItemPage)]
    return {model.__name__: _kind(model) for model in models}


def _kind(model: Any) -> PageKind:
    names = {field.name for field in model._meta.get_fields()}
    children = [relation.related_model for relation in get_all_child_relations(model)]
    return PageKind(
        model,
        lead=next((name for name in ("lead", "summary") if name in names), ""),
        album=next((child for child in children if _shows_pictures(child)), None),
        attachments=next((child for child in children if issubclass(child, Attachment)), None),
    )


def _shows_pictures(child: Any) -> bool:
    names = {field.name: field for field in child._meta.get_fields()}
    return "image" in names and names["image"].related_model is PublishingImage
