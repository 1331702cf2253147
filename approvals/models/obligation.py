"""What is owed after publication, and whose turn every open step is."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from approvals.models.decision import Decision
from approvals.models.request import Submission
from offices.api import Body, Holding, Office, SeatKind, Unit


class ObligationKind(models.TextChoices):
    """The kinds of owed acts."""

    LATE_APPROVAL = "late_approval", _("Approval owed for an urgent publication")
    CHECK_LIVE = "check_live", _("Check of the live page")


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """Query words for obligations."""

    def owed(self) -> "ObligationQuerySet":
        """Not settled yet. A check of the live page is owed only while the public sees what is to be checked."""
        seen = Q(submission__request__page__live=True) & Q(
            submission__revision=F("submission__request__page__live_revision")
        )
        return self.filter(seen | ~Q(kind=ObligationKind.CHECK_LIVE), settled_by__isnull=True)

    def overdue(self, now: dt.datetime) -> "ObligationQuerySet":
        """Owed past the due time."""
        return self.owed().filter(due_at__lt=now)


class Obligation(models.Model):
    """An act owed after publication, with a due time. Settled by exactly one decision, never deleted."""

    submission = models.ForeignKey(
        Submission, verbose_name=_("submission"), on_delete=models.PROTECT, related_name="obligations"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=ObligationKind.choices)
    stage = models.CharField(_("stage key"), max_length=40)
    opened_at = models.DateTimeField(_("owed since"))
    due_at = models.DateTimeField(_("due at"))
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    settled_by = models.OneToOneField(
        Decision, verbose_name=_("settled by"), null=True, blank=True, on_delete=models.PROTECT, related_name="settles"
    )

    objects: Any = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "stage"], name="approvals_obligation_once_per_submission")
        ]

    def __str__(self) -> str:
        return f"{self.submission.request} · {self.get_kind_display()}"

    def is_overdue(self, now: dt.datetime) -> bool:
        """Whether it is owed and its time has passed."""
        return self.settled_by_id is None and self.due_at < now


class TurnQuerySet(models.QuerySet["Turn"]):
    """Query words for whose turn it is."""

    def for_holdings(self, holdings: list[Holding], bodies: Iterable[int] = ()) -> "TurnQuerySet":
        """Turns of these seats and bodies. Nobody's seats: no turns."""
        whose = Q(body_id__in=list(bodies)) if bodies else Q(pk__in=[])
        for holding in holdings:
            whose |= Q(office_id=holding.office_id, unit_id=holding.unit_id, seat_kind=holding.kind, body__isnull=True)
        return self.filter(whose)


class Turn(models.Model):
    """Which seat or body may do an open step. Seats, not people: who holds them is asked on the day of the act.

    `separate`: the step must not be done by whoever submitted the item. `escalated`: the step is overdue and this is
    the superior who is told (and may act where the procedure says so).
    Written when the step opens, so that “what waits for me” is one query however many items are under way.
    """

    task_state = models.ForeignKey(TaskState, null=True, on_delete=models.CASCADE, related_name="turns")
    obligation = models.ForeignKey(Obligation, null=True, on_delete=models.PROTECT, related_name="turns")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.PROTECT, related_name="turns")
    stage = models.CharField(max_length=40, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    seat_kind = models.CharField(max_length=24, choices=SeatKind.choices, blank=True)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    separate = models.BooleanField(default=False)
    escalated = models.BooleanField(default=False)
    may_act = models.BooleanField(default=True)
    due_at = models.DateTimeField(null=True)

    objects: Any = TurnQuerySet.as_manager()

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        indexes = [models.Index(fields=["office", "unit", "seat_kind"]), models.Index(fields=["due_at"])]

    def __str__(self) -> str:
        return str(self.body) if self.body else f"{self.seat_kind} ({self.unit or self.office})"
