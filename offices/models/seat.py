"""Seats, and who is appointed to them."""

import datetime as dt
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from offices.models.lasting import LastingModel, LastingQuerySet
from offices.models.office import Office, Unit


class SeatKind(models.TextChoices):
    """The roles the five procedures name (procedures.md §1)."""

    DIRECTOR = "director", _("Director of the office")
    DEPUTY_DIRECTOR = "deputy_director", _("Deputy director of the office")
    UNIT_HEAD = "unit_head", _("Head of unit")
    DELEGATE = "delegate", _("Delegate of the head")
    INFO_PROVIDER = "info_provider", _("Information provider")
    UPLOADER = "uploader", _("Uploader")
    UNIT_WEB_OFFICER = "unit_web_officer", _("Web officer of the unit")
    PR_OFFICER = "pr_officer", _("Public relations officer")
    CLERICAL_OFFICER = "clerical_officer", _("Clerical officer")


class Seat(LastingModel):
    """An office held, apart from whoever holds it. Without a unit it belongs to the office as a whole."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="seats")
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    kind = models.CharField(_("kind"), max_length=24, choices=SeatKind.choices)
    title = models.CharField(_("title as written in decisions"), max_length=200)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["office", "unit__position", "kind", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A seat's unit is a unit of the seat's office."""
        super().clean()
        if self.unit is not None and self.unit.office_id != self.office_id:
            raise ValidationError({"unit": _("This unit belongs to another office.")})


class Capacity(models.TextChoices):
    """In which capacity a person sits in a seat, as the law of state administration words it."""

    OWN = "own", _("Holder of the seat")
    ACTING_DUTY = "acting_duty", _("Performing the duties")
    ACTING_FOR = "acting_for", _("Acting in the post")
    ON_BEHALF = "on_behalf", _("Acting on behalf")


class AppointmentQuerySet(LastingQuerySet["Appointment"]):
    """Query words for appointments."""

    def in_force(self, on_day: dt.date) -> Any:
        """Appointments begun and not ended on the day, of people whose account is active, to seats not ended."""
        return self.current(on_day).filter(
            Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gte=on_day), starts_on__lte=on_day, user__is_active=True
        )


class Appointment(LastingModel):
    """A person appointed to a seat by an order, from one day to another, in a capacity.

    Invariant: carries the number and date of the order that makes it lawful.
    """

    seat = models.ForeignKey(Seat, verbose_name=_("seat"), on_delete=models.PROTECT, related_name="appointments")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="appointments"
    )
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices, default=Capacity.OWN)
    order_number = models.CharField(_("number of the order"), max_length=60)
    order_date = models.DateField(_("date of the order"))
    starts_on = models.DateField(_("first day in force"))

    objects: ClassVar[Any] = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="offices_appointment_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(order_number=""), name="offices_appointment_has_order"),
        ]

    def __str__(self) -> str:
        return f"{self.user.get_full_name()} – {self.seat}"
