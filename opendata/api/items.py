"""Live items as the API says them: a summary alike for every type, and every public field of each type."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from rest_framework import serializers

from opendata.api.scope import Scope
from opendata.api.shapes import ItemSummary, MetaShape
from opendata.api.shelf import Shelf
from opendata.api.values import public_fields
from publishing.api import particulars
from publishing.live_items import item_models
from publishing.models import LiveDateKind, LiveItem, PublicationRecord


def written(scope: Scope, items: list[LiveItem], *, full: bool) -> list[dict[str, Any]]:
    """The items in their order, with their summary or with everything. They come with `page` and `unit` selected."""
    shelf = Shelf(scope, _specific(items) if full else [])
    records = _records(items)
    pages = {page.pk: page for page in shelf.pages}
    said = []
    for item in items:
        values = summary(scope, item, particulars(records[item.pk]), item.dates.all())
        page = pages.get(item.pk)
        shape: Any = ItemSummary
        if page is not None:
            kind: Any = type(page)
            shape = item_shape(kind)
            values |= full_values(shelf, page)
        said.append(dict(shape(values).data))
    return said


def summary(scope: Scope, item: LiveItem, publication: Any, dates: Iterable[Any]) -> dict[str, Any]:
    """What every item has. The item may be one that is not stored: a draft seen beforehand."""
    key = item.information_type
    return {
        "id": item.pk,
        "meta": {
            "type": item.model,
            "detail_url": scope.address("pages-detail", item.pk),
            "html_url": item.page.get_full_url(scope.request) or "",
            "slug": item.page.slug,
            "first_published_at": item.first_published_at,
            "changed_at": item.changed_at,
        },
        "title": item.title,
        "public_date": item.public_date,
        "fiscal_year": item.fiscal_year,
        "unit": {
            "id": item.unit_id,
            "name": item.unit.name,
            "detail_url": scope.address("units-detail", item.unit_id),
        },
        "category": {"key": key, "label": scope.categories.get(key, key)} if key else None,
        "publication": publication and {name: getattr(publication, name) for name in publication.__slots__},
        "dates": [
            {
                "kind": date.kind,
                "label": date.label or str(LiveDateKind(date.kind).label),
                "starts": date.starts,
                "ends": date.ends,
                "all_day": date.all_day,
            }
            for date in dates
        ],
    }


def full_values(shelf: Shelf, page: Any) -> dict[str, Any]:
    """What the type of page adds."""
    return {**shelf.values(page), "credit_lines": shelf.credit_lines(page)}


def _specific(items: list[LiveItem]) -> list[Any]:
    models = {model._meta.label: model for model in item_models()}
    keys = defaultdict(list)
    for item in items:
        keys[item.model].append(item.pk)
    return [page for label, pks in keys.items() for page in models[label]._base_manager.filter(pk__in=pks, live=True)]


def _records(items: list[LiveItem]) -> dict[int, list[PublicationRecord]]:
    found = defaultdict(list)
    for record in PublicationRecord.objects.filter(page_id__in=[item.pk for item in items]).order_by("sequence"):
        found[record.page_id].append(record)
    return found


@cache
def item_shape(model: Any) -> type[serializers.Serializer]:
    """The form of an item of one type, named as the type is."""
    name = model.__name__
    type_of = serializers.ChoiceField(choices=[model._meta.label])
    fields: dict[str, Any] = {field.name: field.shape() for field in public_fields(model)}
    if taken := sorted(fields.keys() & set(ItemSummary().fields)):
        raise TypeError(f"{model._meta.label}.public_fields: {taken} mean something else in every item")
    fields |= {
        "meta": type(f"{name}Meta", (MetaShape,), {"type": type_of, "__doc__": MetaShape.__doc__})(),
        "credit_lines": serializers.ListField(child=serializers.CharField()),
        "__doc__": str(model._meta.verbose_name),
    }
    return type(name, (ItemSummary,), fields)
