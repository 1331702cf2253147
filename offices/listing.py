"""What the lists of who is who show: Thai dates, who holds a seat today, whether an appointment is in force."""

import datetime as dt
from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.boolean_radio_select import BooleanRadioSelect

from offices.models import Appointment, Body, Seat
from thai.dates import format_date


def thai_day(value: dt.date | None) -> str:
    """A day in the Buddhist Era, short, kept on one line; a dash for none."""
    return format_date(value, "short").replace(" ", "\N{NO-BREAK SPACE}") if value else "–"


def period_in_words(row: Any) -> str:
    """From–to, or since when."""
    days = {"first": thai_day(row.starts_on), "last": thai_day(row.ends_on)}
    return _("%(first)s – %(last)s") % days if row.ends_on else _("since %(first)s") % days


def in_force_in_words(appointment: Any) -> str:
    """Yes, or why not, for a row annotated with `in_force_today`."""
    if appointment.in_force_today:
        return _("Yes")
    today = timezone.localdate()
    if appointment.starts_on > today:
        return _("No – not begun")
    if not appointment.is_current(today):
        return _("No – ended")
    return _("No – the seat has ended") if not appointment.seat.is_current(today) else _("No – account not active")


def holders_in_words(seat: Any) -> str:
    """Who holds or acts in the seat today; those acting with their capacity."""
    if not seat.is_current(timezone.localdate()):
        return _("The seat has ended")
    names = [
        row.user.get_full_name()
        if row.capacity == "own"
        else f"{row.user.get_full_name()} ({row.get_capacity_display()})"
        for row in seat.in_force_today
    ]
    return ", ".join(names) or _("Vacant")


class AppointmentIndexView(generic.IndexView):
    """Appointments with whether they are in force today (one query however many there are)."""

    def get_base_queryset(self) -> Any:
        """Annotated with `in_force_today`, by the same words every decision asks."""
        in_force = Appointment.objects.in_force(timezone.localdate()).filter(pk=OuterRef("pk"))
        return Appointment.objects.select_related("user", "seat__unit").annotate(in_force_today=Exists(in_force))

    @cached_property
    def columns(self) -> list[Any]:
        """Person, seat, capacity, order, period, in force today."""
        person = self._get_title_column_class(TitleColumn)
        return [
            person(
                "person",
                label=gettext_lazy("Person"),
                accessor=person_name,
                get_url=self.get_edit_url,
                classname="offices-name",
                sort_key="user__first_name",
            ),
            Column("seat", label=gettext_lazy("Seat"), sort_key="seat__title"),
            Column("get_capacity_display", label=gettext_lazy("Capacity"), sort_key="capacity"),
            Column("order", label=gettext_lazy("Order of appointment"), accessor=order_in_words, sort_key="order_date"),
            period_column(),
            Column("in_force_today", label=gettext_lazy("In force today"), accessor=in_force_in_words),
        ]


class SeatIndexView(generic.IndexView):
    """Seats with whoever holds them today."""

    def get_base_queryset(self) -> Any:
        """With `in_force_today`: today's appointments, longest-serving first."""
        in_force = Appointment.objects.in_force(timezone.localdate())
        return (
            Seat.objects.select_related("office", "unit")
            .annotate(is_held=Exists(in_force.filter(seat=OuterRef("pk"))))
            .prefetch_related(
                Prefetch(
                    "appointments",
                    in_force.select_related("user").order_by("starts_on", "pk"),
                    to_attr="in_force_today",
                )
            )
        )


class BodyIndexView(generic.IndexView):
    """Committees with how many members they have."""

    def get_base_queryset(self) -> Any:
        """Annotated with the number of members in force."""
        return Body.objects.select_related("office").annotate(size=Count("members"))


class AppointmentFilterSet(WagtailFilterSet):
    """By unit, kind of seat, capacity, person, and whether in force today."""

    in_force_today = django_filters.BooleanFilter(label=gettext_lazy("In force today"), widget=BooleanRadioSelect)

    class Meta:
        model = Appointment
        fields = ["seat__unit", "seat__kind", "capacity"]


class SeatFilterSet(WagtailFilterSet):
    """By unit, kind, and whether anybody holds it today."""

    is_held = django_filters.BooleanFilter(label=gettext_lazy("Held today"), widget=BooleanRadioSelect)

    class Meta:
        model = Seat
        fields = ["unit", "kind"]


def day_column(name: str, label: Any) -> Column:
    """A day in the Buddhist Era, sortable."""
    return Column(name, label=label, accessor=lambda row: thai_day(getattr(row, name)), sort_key=name)


def period_column() -> Column:
    """From–to, sortable by the first day."""
    return Column(
        "period",
        label=gettext_lazy("From – to"),
        accessor=period_in_words,
        sort_key="starts_on",
    )


def order_in_words(row: Any) -> str:
    """Number and date of the order."""
    return _("%(number)s, dated %(date)s") % {"number": row.order_number, "date": thai_day(row.order_date)}


def person_name(row: Any) -> str:
    """The person of the row."""
    return str(row.user.get_full_name())


def people_search_fields(prefix: str) -> list[str]:
    """The columns of the user model a person is looked for by, those it has."""
    have = {field.name for field in get_user_model()._meta.get_fields()}
    return [f"{prefix}__{name}" for name in ("first_name", "last_name", "position", "username") if name in have]
