"""The pictures and documents of many pages of any type, in a handful of queries.

Asked through the rows of each page type that name a picture or a document (an album, attachments, portraits), in their
own order: what stands there on a live page is what was sealed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import ForeignKey
from modelcluster.models import get_all_child_relations

from publishing.models import PublishingDocument, PublishingImage


def pictures_of(pages: Iterable[Any]) -> dict[int, list[PublishingImage]]:
    """The pictures of each page in order, by page: one query for each place where a type keeps pictures."""
    found: dict[int, list[PublishingImage]] = defaultdict(list)
    for page_id, image, _title in _files(pages, PublishingImage):
        found[page_id].append(image)
    return found


def documents_of(pages: Iterable[Any]) -> dict[int, list[tuple[str, PublishingDocument]]]:
    """The documents of each page in order, each with the title shown, by page."""
    found: dict[int, list[tuple[str, PublishingDocument]]] = defaultdict(list)
    for page_id, document, title in _files(pages, PublishingDocument):
        found[page_id].append((title or document.title, document))
    return found


def _files(pages: Iterable[Any], kind: type[Any]) -> Iterator[tuple[int, Any, str]]:
    by_model: dict[Any, list[int]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page.pk)
    for model, keys in by_model.items():
        for name in _fields_for(model, kind):
            for row in model._base_manager.filter(pk__in=keys).exclude(**{name: None}).select_related(name):
                yield row.pk, getattr(row, name), ""
        for relation in get_all_child_relations(model):
            rows, parent = relation.related_model, relation.field.attname
            for name in _fields_for(rows, kind):
                known = rows._base_manager.filter(**{f"{parent}__in": keys}).exclude(**{name: None})
                for row in known.select_related(name).order_by("sort_order", "pk"):
                    yield getattr(row, parent), getattr(row, name), getattr(row, "title", "")


def _fields_for(model: Any, kind: type[Any]) -> list[str]:
    fields = (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
    return [field.name for field in fields if field.related_model is kind]
