"""What the OpenAPI description says of each address."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_field,
)
from rest_framework import serializers

from opendata.api.cursor import ORDERS, RELEVANCE
from opendata.api.items import item_shape
from opendata.api.parameters import LIMIT, LONGEST_QUERY, MOST, YEARS
from opendata.api.shapes import ItemSummary, ListMeta, Problem, SimpleListMeta
from publishing.live_items import item_models

_REFUSALS = {
    (400, "application/problem+json"): OpenApiResponse(Problem, description=str(_("a parameter cannot be used"))),
    (429, "application/problem+json"): OpenApiResponse(Problem, description=str(_("too many requests"))),
    (404, "application/problem+json"): OpenApiResponse(
        Problem, description=str(_("there is no such thing, or it is not public"))
    ),
}


def list_of_items(view: Any) -> Any:
    """The list of items."""
    forms = PolymorphicProxySerializer("ListedItem", [*_item_shapes(), ItemSummary], None, many=False)
    items = extend_schema_field(forms)(type("ListedItems", (serializers.ReadOnlyField,), {}))
    shape = type(
        "ItemList", (serializers.Serializer,), {"meta": ListMeta(), "items": serializers.ListField(child=items())}
    )
    return _described(
        _("Items of every type, the newest first, narrowed down by the parameters."),
        operation_id="pages_list",
        parameters=_list_parameters(),
        responses={200: shape, **_REFUSALS},
        tags=["pages"],
    )(view)


def one_item(view: Any) -> Any:
    """One item, in the form of its type."""
    item = PolymorphicProxySerializer("Item", _item_shapes(), None, many=False)
    return one(item, "pages_retrieve", _("Everything one item says."), tag="pages")(view)


def whole_list(shape: Any, name: str, said: str | Promise) -> Callable[[Any], Any]:
    """A list given whole; `said` is its sentence in the description."""
    answer = type(
        f"{shape.__name__}List", (serializers.Serializer,), {"meta": SimpleListMeta(), "items": shape(many=True)}
    )
    return _described(said, operation_id=name, responses={200: answer, **_REFUSALS}, tags=["office"])


def one(shape: Any, name: str, said: str | Promise, *, tag: str = "office") -> Callable[[Any], Any]:
    """One entry by its number; `said` is its sentence in the description."""
    number = OpenApiParameter("id", {"type": "integer", "format": "int64", "minimum": 1}, OpenApiParameter.PATH)
    return _described(said, operation_id=name, parameters=[number], responses={200: shape, **_REFUSALS}, tags=[tag])


def _described(sentence: str | Promise, **schema: Any) -> Callable[[Any], Any]:
    """As `extend_schema`, without a project-wide setting of the REST framework."""

    def describe(view: Any) -> Any:
        view.kwargs = {"schema": AutoSchema}
        return extend_schema(description=str(sentence), **schema)(view)

    return describe


@cache
def _item_shapes() -> list[Any]:
    models: Any = item_models()
    return [item_shape(model) for model in models]


def _list_parameters() -> list[OpenApiParameter]:
    types = [model._meta.label for model in item_models()]
    year = {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[1]}
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
    words = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY}
    asked: tuple[tuple[str, Any, Any, list[str] | None], ...] = (
        ("type", OpenApiTypes.STR, _("type of page; several with commas between them"), types),
        ("unit", {"type": "integer", "minimum": 1}, _("number of a unit"), None),
        ("category", OpenApiTypes.STR, _("key of a kind of information"), None),
        ("fiscal_year", year, _("fiscal year of the item's date, Buddhist era"), None),
        ("from", OpenApiTypes.DATE, _("first day of the item's date, Christian era"), None),
        ("to", OpenApiTypes.DATE, _("last day of the item's date, Christian era"), None),
        ("q", words, _("words that all stand in the item; Thai needs no spaces"), None),
        ("order", OpenApiTypes.STR, _("order; “relevance” only together with q"), [*ORDERS, RELEVANCE]),
        ("cursor", OpenApiTypes.STR, _("where to go on: taken from “next”"), None),
        ("limit", limit, _("items on a page"), None),
        ("fields", OpenApiTypes.STR, _("* for every public field of each item"), ["*"]),
    )
    return [OpenApiParameter(name, kind, description=str(said), enum=enum) for name, kind, said, enum in asked]
