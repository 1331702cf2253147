"""How the registers are listed, inspected and exported: Buddhist Era, words for keys, files Excel opens in Thai."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.views import IndexView, InspectView

from approvals.api import Procedure, actor_for
from offices.api import Office, Unit
from publishing.offices_seen import offices_seen_by
from publishing.public import counts
from thai.dates import format_datetime
from thai.fiscal import fiscal_year

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class RegisterIndexView(IndexView):
    """The list of a register, and its export as CSV and XLSX."""

    def get_heading(self, queryset: Any, field: str) -> str:
        """The column's own words, untouched (title-casing is for English)."""
        return capfirst(self.get_label(field))

    def get_label(self, field: str) -> str:
        """The description of a method of the register, or the verbose name of a field of the model."""
        described = getattr(getattr(self.model_admin, field, None), "short_description", None)
        return str(described or self.model._meta.get_field(field).verbose_name)

    def stream_csv(self, queryset: Any) -> Iterator[Any]:
        """Begins with the mark by which Excel knows the file is UTF-8."""
        yield _BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """A text that a spreadsheet would run as a formula is marked as text."""
        prepared = super().preprocess_field_value(field, value, export_format)
        is_formula = isinstance(prepared, str) and prepared.startswith(_FORMULA_STARTS)
        return f"'{prepared}" if is_formula and export_format == self.FORMAT_CSV else prepared

    def write_csv_response(self, queryset: Any) -> HttpResponseBase:
        """As Wagtail's, telling the character set."""
        response: HttpResponseBase = super().write_csv_response(queryset)
        response["Content-Type"] = "text/csv; charset=utf-8"
        return response


class PublicationIndexView(RegisterIndexView):
    """The publication register under the figures of the fiscal year."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With how many items were published this year, and the urgent share (S12-R07)."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        office = _office_shown(self.request.user)
        year = fiscal_year(timezone.now())
        context["figures"] = {"year": year, **counts(office, year)} if office else None
        return context


class RegisterInspectView(InspectView):
    """One entry, read in full."""

    page_title = _("Entry of the register")

    def get_meta_title(self) -> str:
        """The entry itself."""
        return str(self.instance)

    def get_field_label(self, field_name: str, field: Any = None) -> str:
        """The field's name, with the two links of the chain in words."""
        chain = {"previous_hash": _("hash of the entry before"), "entry_hash": _("hash of this entry")}
        return capfirst(str(chain.get(field_name) or super().get_field_label(field_name, field)))

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        """Times in the Buddhist Era, yes and no in words."""
        value = getattr(self.instance, field_name)
        if isinstance(value, dt.datetime):
            return format_datetime(value)
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        return super().get_field_display_value(field_name, field)


class UnitFilter(SimpleListFilter):
    """By unit, offering the units of the person's own offices."""

    title = _("unit")
    parameter_name = "unit"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """The units."""
        units = Unit.objects.all()
        if not request.user.is_superuser:
            units = units.filter(office__in=offices_seen_by(request.user))
        return [(str(unit.pk), unit.name) for unit in units]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Entries of the unit."""
        chosen = self.value()
        if not chosen or not chosen.isdecimal():
            return queryset
        return queryset.filter(**{_PATHS[queryset.model._meta.model_name]: chosen})


class InformationFilter(SimpleListFilter):
    """By kind of information, as the entries name it; the website's frame has none."""

    title = _("information type")
    parameter_name = "information"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """The kinds there are entries of."""
        rows = model_admin.get_queryset(request).exclude(information_label="").order_by("information_label")
        return [(label, label) for label in rows.values_list("information_label", flat=True).distinct()]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Entries of the kind."""
        return queryset.filter(information_label=self.value()) if self.value() else queryset


class TrackFilter(SimpleListFilter):
    """By track, in the words of the procedures."""

    title = _("track")
    parameter_name = "track"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        """Key and label of every track of the procedures in force."""
        tracks: dict[str, str] = {}
        for procedure in Procedure.objects.filter(in_force=True):
            for key, track in procedure.spec.tracks.items():
                tracks.setdefault(key, track.label)
        return list(tracks.items())

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Decisions on requests of the track."""
        return queryset.filter(request__track=self.value()) if self.value() else queryset


_PATHS = {"publicationrecord": "unit", "decision": "request__unit", "obligation": "submission__request__unit"}


def _office_shown(user: Any) -> Office | None:
    """The office whose figures stand above the register: one's own; the only one, for an administrator."""
    holdings = actor_for(user).holdings
    if holdings:
        return Office.objects.filter(pk=holdings[0].office_id).first()
    offices = list(Office.objects.all()[:2])
    return offices[0] if len(offices) == 1 else None
