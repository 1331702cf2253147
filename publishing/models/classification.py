"""Lists of indicators and clauses a page may be evidence for, and who said that it is.

The lists change from year to year and by kind of agency (standards.md §2): they are data, never rules.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from offices.api import Capacity, Office


class Scheme(models.TextChoices):
    """What a list is a list of."""

    OIT = "oit", _("Open data integrity and transparency assessment (ITA: OIT)")
    INFO_ACT = "info_act", _("Official Information Act 2540")
    OTHER = "other", _("Other assessment")


class IndicatorSetQuerySet(models.QuerySet["IndicatorSet"]):
    """Query words for lists of indicators."""

    def same_list(self, scheme: str, fiscal_year: int, agency_type: str) -> "IndicatorSetQuerySet":
        """Every version of one list."""
        return self.filter(scheme=scheme, fiscal_year=fiscal_year, agency_type=agency_type)


class IndicatorSet(models.Model):
    """A list of indicators of a scheme, for a fiscal year (of the Buddhist Era; 0: of no year) and a kind of agency.

    Invariant: a version is kept as it was loaded; a changed list is a new version, the old one keeps its evidence.
    """

    scheme = models.CharField(_("scheme"), max_length=10, choices=Scheme.choices)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"), default=0)
    agency_type = models.CharField(_("kind of agency"), max_length=100)
    title = models.CharField(_("title"), max_length=255)
    source = models.TextField(_("source"), blank=True)
    verified = models.BooleanField(_("compared with the official list"), default=False)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveSmallIntegerField(_("version"))
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"))

    objects: Any = IndicatorSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of indicators")
        verbose_name_plural = _("lists of indicators")
        ordering = ["-fiscal_year", "scheme", "agency_type", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "fiscal_year", "agency_type", "version"], name="publishing_indicator_set_version"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Indicator(models.Model):
    """One line of a list: an indicator of a year, or a clause of the law."""

    indicator_set = models.ForeignKey(
        IndicatorSet, verbose_name=_("list of indicators"), on_delete=models.PROTECT, related_name="indicators"
    )
    position = models.PositiveSmallIntegerField(_("order"))
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("title"), max_length=500)
    group = models.CharField(_("heading"), max_length=200, blank=True)
    information_types = models.JSONField(_("usual information types"), default=list)
    verified = models.BooleanField(_("confirmed by a published source"), default=False)
    note = models.TextField(_("note"), blank=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["indicator_set", "position"]
        constraints = [
            models.UniqueConstraint(fields=["indicator_set", "code"], name="publishing_indicator_code_once"),
            models.UniqueConstraint(fields=["indicator_set", "position"], name="publishing_indicator_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @cached_property
    def likeness(self) -> str:
        """The title without its spaces: lists of two years name the same thing alike under another code."""
        return "".join(self.title.split()).casefold()


class IndicatorEvidenceQuerySet(models.QuerySet["IndicatorEvidence"]):
    """Query words for evidence."""

    def standing(self) -> "IndicatorEvidenceQuerySet":
        """Not ended."""
        return self.filter(ended_at__isnull=True)

    def shown(self) -> "IndicatorEvidenceQuerySet":
        """What the public is told: not ended, of pages that are public now. Nothing else is ever shown."""
        return self.standing().filter(page__live=True)


class IndicatorEvidence(models.Model):
    """A person's word that a page is evidence for an indicator: a recorded act, no part of the page nor of its seal.

    Invariant: makes nothing public; written once, ended once with a reason, never deleted.
    """

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="evidence"
    )
    page = models.ForeignKey(Page, verbose_name=_("item"), on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("note"), blank=True)
    attached_at = models.DateTimeField(_("attached at"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("attached by"), on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ended by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    ended_name = models.CharField(_("ended by"), max_length=200, blank=True)
    ended_position = models.CharField(_("position of who ended it"), max_length=200, blank=True)
    ended_capacity = models.CharField(
        _("capacity of who ended it"), max_length=12, choices=Capacity.choices, blank=True
    )
    end_reason = models.TextField(_("reason it ended"), blank=True)

    objects: Any = IndicatorEvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence of an indicator")
        verbose_name_plural = _("evidence of indicators")
        ordering = ["indicator__position", "-attached_at", "-pk"]
        indexes = [models.Index(fields=["office", "indicator"])]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "page"],
                condition=Q(ended_at__isnull=True),
                name="publishing_evidence_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(end_reason=""), name="publishing_evidence_ended_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} · {self.page}"
