"""How the public fields of pages and their rows are written: one kind of value for each kind of Django field.

A page type or a row names its fields in `public_fields`; what they are called here is what they are called there.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import Any

from django.db import models
from django.db.models.fields.reverse_related import ManyToOneRel
from rest_framework import serializers
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from offices.api import Unit
from opendata.api.shapes import AnyField, BlockShape, ChoiceShape, DocumentShape, LinkShape, PictureShape, UnitShape
from publishing.models import PublishingDocument, PublishingImage


@dataclass(frozen=True, slots=True)
class PublicField:
    """A public field: its name, the form of its value, and how it is read off an instance with what a shelf holds."""

    name: str
    shape: Callable[[], serializers.Field]
    attribute: str
    read: Callable[[Any, Any], Any]
    rows: Any = None
    """The model of the rows, where the field is a list of rows."""


_PLAIN: tuple[tuple[type[Any], Callable[..., serializers.Field]], ...] = (
    (models.BooleanField, serializers.BooleanField),
    (models.IntegerField, serializers.IntegerField),
    (models.FloatField, serializers.FloatField),
    (models.DateTimeField, serializers.DateTimeField),
    (models.DateField, serializers.DateField),
    (models.TimeField, serializers.TimeField),
    (models.JSONField, AnyField),
    (models.DecimalField, serializers.CharField),
    (models.CharField, serializers.CharField),
    (models.TextField, serializers.CharField),
)
_ANNOTATED: dict[Any, Callable[..., serializers.Field]] = {
    str: serializers.CharField,
    int: serializers.IntegerField,
    bool: serializers.BooleanField,
    dt.date: serializers.DateField,
    dt.datetime: serializers.DateTimeField,
}


@cache
def public_fields(model: Any) -> tuple[PublicField, ...]:
    """The public fields of a page type or of a kind of row. Raises TypeError for one that cannot be written."""
    named = (entry if isinstance(entry, tuple) else (entry, entry) for entry in getattr(model, "public_fields", ()))
    return tuple(replace(_public_field(model, attribute), name=name) for name, attribute in named)


def _public_field(model: Any, name: str) -> PublicField:
    relation = next((r for r in model._meta.related_objects if r.get_accessor_name() == name), None)
    if isinstance(relation, ManyToOneRel):
        rows = relation.related_model
        return PublicField(
            name,
            lambda: row_shape(rows)(many=True),
            name,
            lambda instance, shelf: [shelf.values(row) for row in shelf.rows(instance, name)],
            rows=rows,
        )
    fields = {field.name: field for field in model._meta.concrete_fields}
    if name in fields:
        return _of_field(fields[name])
    attribute = getattr(model, name, None)
    if isinstance(attribute, property) and attribute.fget is not None:
        shape = _ANNOTATED.get(attribute.fget.__annotations__.get("return"), AnyField)
        return PublicField(name, shape, name, lambda instance, shelf: getattr(instance, name))
    raise TypeError(f"{model._meta.label}.public_fields: {name!r} is no field, row or property")


def _of_field(field: Any) -> PublicField:
    name = field.name
    if isinstance(field, models.ForeignKey):
        return _of_relation(field)
    if isinstance(field, RichTextField):
        return PublicField(name, serializers.CharField, name, lambda i, shelf: shelf.html(getattr(i, name)))
    if isinstance(field, StreamField):
        return PublicField(
            name, lambda: BlockShape(many=True), name, lambda instance, shelf: shelf.blocks(getattr(instance, name))
        )
    if field.choices:
        return PublicField(name, partial(ChoiceShape, allow_null=True), name, lambda i, shelf: _choice(i, name))
    for kind, shape in _PLAIN:
        if isinstance(field, kind):
            return PublicField(
                name, partial(shape, **_null(shape, field)), name, lambda i, shelf: _plain(getattr(i, name))
            )
    raise TypeError(f"{field.model._meta.label}.public_fields: {name!r} is of a kind the API cannot write")


_LEADING_TO: tuple[tuple[Any, Any, str], ...] = (
    (PublishingImage, PictureShape, "picture"),
    (PublishingDocument, DocumentShape, "document"),
    (Unit, UnitShape, "unit"),
    (Page, LinkShape, "link"),
)


def _of_relation(field: Any) -> PublicField:
    name = field.name
    for model, shape, reader in _LEADING_TO:
        if issubclass(field.related_model, model):
            may_be_absent = field.null or model is Page
            return PublicField(name, partial(shape, allow_null=may_be_absent), name, partial(_related, name, reader))
    raise TypeError(f"{field.model._meta.label}.public_fields: {name!r} leads to what is not public")


def _related(name: str, reader: str, instance: Any, shelf: Any) -> Any:
    return getattr(shelf, reader)(getattr(instance, name)) if getattr(instance, f"{name}_id") else None


def _null(shape: Any, field: Any) -> dict[str, bool]:
    return {"allow_null": True} if field.null and shape is not AnyField else {}


def _choice(instance: Any, name: str) -> dict[str, str] | None:
    value = getattr(instance, name)
    if value in ("", None):
        return None
    return {"value": str(value), "label": str(getattr(instance, f"get_{name}_display")())}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value


@cache
def row_shape(model: Any) -> type[serializers.Serializer]:
    """The form of a row."""
    fields = {field.name: field.shape() for field in public_fields(model)}
    return type(model.__name__, (serializers.Serializer,), fields)
