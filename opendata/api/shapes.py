"""The forms of what the API says, as the OpenAPI description shows them. Nothing undeclared here is ever said."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers as s

from publishing.models import LiveDateKind


@extend_schema_field(OpenApiTypes.ANY)
class AnyField(s.ReadOnlyField):
    """A value of whatever form, already fit for JSON."""


class ChoiceShape(s.Serializer):
    """One of several, with its name in Thai."""

    value = s.CharField()
    label = s.CharField()


class LinkShape(s.Serializer):
    """Another live item of the same website."""

    id = s.IntegerField()
    title = s.CharField()
    detail_url = s.URLField()
    html_url = s.URLField()


class UnitShape(s.Serializer):
    """A unit of the office, in short."""

    id = s.IntegerField()
    name = s.CharField()
    detail_url = s.URLField()


class CategoryShape(s.Serializer):
    """A kind of information, in the office's own words."""

    key = s.CharField()
    label = s.CharField()


class RenditionShape(s.Serializer):
    """A picture in one size and format."""

    size = s.CharField(help_text="small, large, full")
    media_type = s.CharField()
    url = s.URLField()
    width = s.IntegerField(allow_null=True)
    height = s.IntegerField(allow_null=True)


class PictureShape(s.Serializer):
    """A picture: what it says to those who cannot see it, whose it is, its sizes. An empty alt is a decoration."""

    alt = s.CharField(allow_blank=True)
    credit_line = s.CharField(allow_blank=True)
    renditions = RenditionShape(many=True)


class DocumentShape(s.Serializer):
    """A file for download. `size` in bytes; `sha256` of exactly these bytes."""

    title = s.CharField()
    filename = s.CharField()
    media_type = s.CharField()
    size = s.IntegerField(allow_null=True)
    sha256 = s.CharField()
    url = s.URLField()
    credit_line = s.CharField(allow_blank=True)


class BlockShape(s.Serializer):
    """A block of a field of blocks, as Wagtail's API writes it."""

    type = s.CharField()
    value = AnyField()
    id = s.CharField()


class PublicationShape(s.Serializer):
    """What the register tells the public: when, permitted by which office-holder (never who), corrected why."""

    published_at = s.DateTimeField()
    corrected_at = s.DateTimeField(allow_null=True)
    correction_reason = s.CharField(allow_blank=True)
    permitted_by = s.CharField(allow_blank=True)
    urgent = s.BooleanField()
    urgent_note = s.CharField(allow_blank=True)
    verified_at = s.DateTimeField(allow_null=True)
    code = s.CharField()


class DateShape(s.Serializer):
    """A day, period or moment the item names. Of whole days `ends` is the last day itself."""

    kind = s.ChoiceField(choices=LiveDateKind.values)
    label = s.CharField()
    starts = s.DateTimeField()
    ends = s.DateTimeField(allow_null=True)
    all_day = s.BooleanField()


class MetaShape(s.Serializer):
    """Where and what an item is."""

    type = s.CharField()
    detail_url = s.URLField()
    html_url = s.URLField()
    slug = s.CharField()
    first_published_at = s.DateTimeField()
    changed_at = s.DateTimeField()


class ItemSummary(s.Serializer):
    """What every item has, of whatever type."""

    id = s.IntegerField()
    meta = MetaShape()
    title = s.CharField()
    public_date = s.DateField()
    fiscal_year = s.IntegerField(help_text="พ.ศ.")
    unit = UnitShape()
    category = CategoryShape(allow_null=True)
    publication = PublicationShape(allow_null=True)
    dates = DateShape(many=True)


class ListMeta(s.Serializer):
    """About a list. `total_count` on the first page only, and up to 10,000; `next` is null at the end."""

    total_count = s.IntegerField(allow_null=True)
    limit = s.IntegerField()
    next = s.URLField(allow_null=True)


class SimpleListMeta(s.Serializer):
    """About a list that is given whole."""

    total_count = s.IntegerField()


class EntryMeta(s.Serializer):
    """Where and what an entry is."""

    type = s.CharField()
    detail_url = s.URLField()
    html_url = s.URLField(allow_null=True)


class UnitEntry(s.Serializer):
    """A unit of the office."""

    id = s.IntegerField()
    meta = EntryMeta()
    name = s.CharField()
    short_name = s.CharField(allow_blank=True)
    telephone = s.CharField(allow_blank=True)
    ends_on = s.DateField(allow_null=True)


class OfficeEntry(s.Serializer):
    """The office whose website this is."""

    id = s.IntegerField()
    meta = EntryMeta()
    name = s.CharField()
    short_name = s.CharField()
    level = ChoiceShape()
    address = s.CharField(allow_blank=True)
    telephone = s.CharField(allow_blank=True)
    email = s.CharField(allow_blank=True)


class TypeEntry(s.Serializer):
    """A type of items, for the parameter `type`."""

    type = s.CharField()
    name = s.CharField()
    list_url = s.URLField()


class CategoryEntry(s.Serializer):
    """A kind of information, for the parameter `category`."""

    key = s.CharField()
    label = s.CharField()
    list_url = s.URLField()


class Problem(s.Serializer):
    """Why a request was refused (RFC 9457)."""

    type = s.CharField()
    title = s.CharField()
    status = s.IntegerField()
    detail = s.CharField()
    parameter = s.CharField(required=False)
