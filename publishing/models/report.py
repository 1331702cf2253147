"""The office's periodic reports: made, filled in, signed, delivered, acknowledged."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from approvals.api import LedgerEntry, Procedure, ReportDefinition
from offices.api import Body, Capacity, Holding, Office, SeatKind, Unit
from publishing.reports.periods import Span


class Report(models.Model):
    """One report of a unit, or of the whole office, on a period, as the procedure it was made under defines it.

    Until it is signed its rows are drawn from the register each time, and only what a person writes is stored:
    `blocks` (narrative) and `texts` (per row). Signing freezes everything in `content`, whose SHA-256 the signature
    carries. Invariant: a signed report never changes; a later version is another report.
    """

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        Unit, verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    procedure = models.ForeignKey(Procedure, verbose_name=_("procedure"), on_delete=models.PROTECT, related_name="+")
    key = models.CharField(_("report"), max_length=60)
    title = models.CharField(_("title"), max_length=255)
    starts_on = models.DateField(_("first day of the period"))
    ends_on = models.DateField(_("last day of the period"))
    period_label = models.CharField(_("period"), max_length=255)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    made_at = models.DateTimeField(_("made at"))
    blocks = models.JSONField(default=dict, blank=True)
    texts = models.JSONField(default=dict, blank=True)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    content = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("periodic report")
        verbose_name_plural = _("periodic reports")
        ordering = ["-starts_on", "unit__position", "-version"]
        indexes = [models.Index(fields=["office", "fiscal_year"])]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "unit", "key", "starts_on", "ends_on", "version"],
                condition=Q(unit__isnull=False),
                name="publishing_report_of_unit_once",
            ),
            models.UniqueConstraint(
                fields=["office", "key", "starts_on", "ends_on", "version"],
                condition=Q(unit__isnull=True),
                name="publishing_report_of_office_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} – {self.period_label}"

    @property
    def span(self) -> Span:
        """The days it covers."""
        return Span(self.starts_on, self.ends_on)

    @property
    def definition(self) -> ReportDefinition:
        """The report as the procedure it was made under defines it."""
        return next(definition for definition in self.procedure.spec.reports if definition.key == self.key)

    @property
    def is_signed(self) -> bool:
        """Whether it has been signed, and is therefore frozen."""
        return self.signed_at is not None

    @property
    def is_intact(self) -> bool:
        """Whether what was signed is still what its fingerprint says."""
        return content_sha256(self.content) == self.sha256


class ReportDelivery(models.Model):
    """A seat or a committee a signed report was delivered to. Seats, not people: who holds them is asked on the day."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="deliveries")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    seat_kind = models.CharField(max_length=24, choices=SeatKind.choices, blank=True)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("delivery of a report")
        verbose_name_plural = _("deliveries of reports")
        indexes = [models.Index(fields=["unit", "seat_kind"])]

    def __str__(self) -> str:
        return str(self.body) if self.body else f"{self.get_seat_kind_display()} ({self.unit or self.report.office})"


class ReportActKind(models.TextChoices):
    """What was done with a report."""

    MADE = "made", _("Made")
    SIGNED = "signed", _("Signed")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")


class ReportAct(LedgerEntry):
    """One recorded act on a report: who, in which seat and capacity, on exactly which frozen content."""

    report = models.ForeignKey(Report, verbose_name=_("report"), on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(_("act"), max_length=12, choices=ReportActKind.choices)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    remark = models.TextField(_("remark"), blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200)
    unit_name = models.CharField(_("unit"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices)
    order_number = models.CharField(_("number of the order"), max_length=60, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("act on a report")
        verbose_name_plural = _("ledger of reports")
        constraints = [
            *LedgerEntry.Meta.constraints,
            models.UniqueConstraint(
                fields=["report", "person"],
                condition=Q(kind="acknowledged"),
                name="publishing_report_acknowledged_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.report}"


def content_sha256(content: dict[str, Any]) -> str:
    """The fingerprint of a frozen report: SHA-256 of its canonical JSON."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def signature_of(holding: Holding) -> dict[str, str]:
    """Name, position, unit, capacity and order as they are at the moment of an act (§5.4, invariant 4)."""
    return {
        "person_name": holding.person_name,
        "position": holding.title,
        "unit_name": holding.unit_name,
        "capacity": str(holding.capacity),
        "order_number": holding.order_number,
    }
