"""What is owed about a file the public sees: its permission ends or has ended, or a consent was taken back."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from offices.api import Holding, Office, Unit
from publishing.models.record import LiveAsset


class DutyKind(models.TextChoices):
    """Why something is owed."""

    LEASE_ENDING = "lease_ending", _("A permission will end")
    LEASE_ENDED = "lease_ended", _("A permission has ended")
    CONSENT_ENDING = "consent_ending", _("A consent will end")
    CONSENT_ENDED = "consent_ended", _("A consent has ended")
    CONSENT_WITHDRAWN = "withdrawn", _("A consent was withdrawn")


class RightsDutyQuerySet(models.QuerySet["RightsDuty"]):
    """Query words for duties about rights."""

    def owed_by(self, holdings: Iterable[Holding]) -> "RightsDutyQuerySet":
        """Not closed, of the units these seats belong to; of the whole office for its own seats (director, deputy)."""
        whose = Q(pk__in=[])
        for holding in holdings:
            unit = {} if holding.unit_id is None else {"unit_id": holding.unit_id}
            whose |= Q(office_id=holding.office_id, **unit)
        return self.filter(whose, closed_at__isnull=True)


class RightsDuty(models.Model):
    """One file on one live page about which something is owed. Closed when its cause is gone, never deleted."""

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), null=True, on_delete=models.PROTECT, related_name="+")
    asset_kind = models.CharField(max_length=8, choices=LiveAsset.Kind.choices)
    asset_id = models.BigIntegerField()
    asset_title = models.CharField(_("file"), max_length=255)
    kind = models.CharField(_("why"), max_length=16, choices=DutyKind.choices)
    opened_at = models.DateTimeField(_("owed since"))
    due_at = models.DateTimeField(_("due at"))
    closed_at = models.DateTimeField(_("settled at"), null=True)
    closed_by = models.CharField(_("how"), max_length=20, blank=True)

    objects: Any = RightsDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty about rights")
        verbose_name_plural = _("duties about rights")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["office", "unit"], condition=Q(closed_at__isnull=True), name="publishing_duty_open")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "asset_kind", "asset_id", "kind"],
                condition=Q(closed_at__isnull=True),
                name="publishing_duty_open_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.asset_title}"
