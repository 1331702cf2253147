"""What was found in a file's bytes, and the waivers of findings."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from approvals.api import LedgerEntry
from offices.api import Capacity
from publishing.findings.finding import Severity


class FileScan(models.Model):
    """What a look into a file's bytes found: kept by fingerprint, so that the same bytes are read once.

    No evidence by itself (it is made anew when the detectors change); what counted is in the seal.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    scanner = models.CharField(max_length=20)
    facts = models.JSONField(default=dict)
    findings = models.JSONField(default=list)
    unread = models.JSONField(default=list)
    virus_check = models.CharField(max_length=16, blank=True)
    scanned_at = models.DateTimeField()

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("look into a file")
        verbose_name_plural = _("looks into files")

    def __str__(self) -> str:
        return self.sha256[:12]


class Waiver(LedgerEntry):
    """Somebody's recorded word that a finding stays, and why. Holds for exactly that finding on that page."""

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64, db_index=True)
    detector = models.CharField(_("finding"), max_length=40)
    severity = models.CharField(_("weight"), max_length=5, choices=Severity.choices)
    place = models.CharField(_("place"), max_length=500, blank=True)
    excerpt = models.CharField(_("excerpt"), max_length=500, blank=True)
    reason = models.TextField(_("reason"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        indexes = [models.Index(fields=["page", "key"])]

    def __str__(self) -> str:
        return f"{self.detector}: {self.reason}"

    def as_sealed(self) -> dict[str, Any]:
        """The waiver as a seal keeps it."""
        return {
            "reason": self.reason,
            "person": self.person_name,
            "position": self.position,
            "entry": self.entry_hash,
        }
