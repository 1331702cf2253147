"""Requests for what an office had published before it came here: many items, one sheet, each its own request."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from approvals.api import Submission
from offices.api import Capacity, Office, Unit

LEGACY = "legacy"
"""The memo's mark: the number of the list the item was asked for on. It is part of the memo, so of the seal."""


class LegacyList(models.Model):
    """One checklist sheet signed for a unit's items from its old website.

    Invariant: written once. It permits nothing: every item on it has a submission, a seal, a signed checklist and
    decisions of its own, and comes back or is refused by itself. The list says what was signed together.
    """

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(_("unit"), max_length=200)
    number = models.PositiveIntegerField(_("number"))
    memo = models.JSONField(_("memo"))
    answers = models.JSONField(_("answers"))
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("signed by"), on_delete=models.PROTECT, related_name="+"
    )
    signer_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices, blank=True)
    signed_at = models.DateTimeField(_("signed at"))

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("list of items from the old website")
        verbose_name_plural = _("lists of items from the old website")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="publishing_legacy_number_once")]

    def __str__(self) -> str:
        return f"{self.number} · {self.unit_name}"


class LegacyEntry(models.Model):
    """One item on a list: its submission."""

    sheet = models.ForeignKey(LegacyList, verbose_name=_("list"), on_delete=models.PROTECT, related_name="entries")
    submission = models.OneToOneField(
        Submission, verbose_name=_("submission"), on_delete=models.PROTECT, related_name="legacy_entry"
    )

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("item of a list from the old website")
        verbose_name_plural = _("items of a list from the old website")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.submission)


def is_legacy(memo: Any) -> bool:
    """Whether the memo carries the mark."""
    return bool(isinstance(memo, dict) and memo.get(LEGACY))
