"""Whose a picture or document is, and by what right and until when the office may use it (Copyright Act 2537)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

WEBSITE: Final = "website"
"""The channel every page is on; other channels are those the office's procedure names."""


class Rights(models.TextChoices):
    """The usage categories: by what right the office may publish the work."""

    OWN_WORK = "own_work", _("Own work of the office")
    CONTRIBUTED = "contributed", _("Contributed by a school or person who owns it")
    LICENSED = "licensed", _("Licensed, with terms")
    CREATIVE_COMMONS = "creative_commons", _("Creative Commons")
    PUBLIC_DOMAIN = "public_domain", _("Public domain: the protection has ended")
    NOT_COPYRIGHT = "not_copyright", _("Not a copyright work (section 7)")
    QUOTED = "quoted", _("Quoted under an exception, source stated")


class Licence(models.TextChoices):
    """Creative Commons licences, each with its version."""

    CC0_1 = "cc0-1.0", "CC0 1.0"
    BY_4 = "cc-by-4.0", "CC BY 4.0"
    BY_SA_4 = "cc-by-sa-4.0", "CC BY-SA 4.0"
    BY_ND_4 = "cc-by-nd-4.0", "CC BY-ND 4.0"
    BY_NC_4 = "cc-by-nc-4.0", "CC BY-NC 4.0"
    BY_NC_SA_4 = "cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0"
    BY_NC_ND_4 = "cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0"
    BY_3_TH = "cc-by-3.0-th", "CC BY 3.0 TH"
    BY_SA_3_TH = "cc-by-sa-3.0-th", "CC BY-SA 3.0 TH"
    BY_NC_3_TH = "cc-by-nc-3.0-th", "CC BY-NC 3.0 TH"
    BY_NC_SA_3_TH = "cc-by-nc-sa-3.0-th", "CC BY-NC-SA 3.0 TH"
    BY_NC_ND_3_TH = "cc-by-nc-nd-3.0-th", "CC BY-NC-ND 3.0 TH"


class SectionSeven(models.TextChoices):
    """What the Copyright Act, section 7, does not protect."""

    NEWS = "7.1", _("(1) News of the day and facts that are mere information")
    LAWS = "7.2", _("(2) The constitution and laws")
    OFFICIAL_PAPERS = "7.3", _("(3) Rules, announcements, orders, explanations and correspondence of state agencies")
    JUDGMENTS = "7.4", _("(4) Judgments, orders, decisions and official reports")
    COMPILATIONS = "7.5", _("(5) Translations and collections of these made by state agencies")


@dataclass(frozen=True, slots=True)
class Usage:
    """What a usage category asks for beyond source and credit."""

    requires: tuple[str, ...] = ()
    needs_lease: bool = False
    """A dated permission must be on record and in force."""


USAGES: Final[Mapping[str, Usage]] = {
    Rights.OWN_WORK: Usage(),
    Rights.CONTRIBUTED: Usage(requires=("rights_note",)),
    Rights.LICENSED: Usage(requires=("rights_note",), needs_lease=True),
    Rights.CREATIVE_COMMONS: Usage(requires=("licence", "source_url")),
    Rights.PUBLIC_DOMAIN: Usage(requires=("rights_note",)),
    Rights.NOT_COPYRIGHT: Usage(requires=("section_7",)),
    Rights.QUOTED: Usage(requires=("rights_note",)),
}


class RightsFields(models.Model):
    """Whose a file is: asked once, shown wherever it is used, part of every seal that refers to it."""

    source = models.CharField(_("source"), max_length=255, blank=True, help_text=_("Where it comes from."))
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made it; printed at the end of the page.")
    )
    rights = models.CharField(_("rights"), max_length=20, choices=Rights.choices, blank=True)
    rights_note = models.CharField(_("terms or permission"), max_length=255, blank=True)
    licence = models.CharField(_("licence and version"), max_length=24, choices=Licence.choices, blank=True)
    source_url = models.CharField(
        _("address of the work"), max_length=500, blank=True, validators=[URLValidator(["http", "https"])]
    )
    section_7 = models.CharField(_("clause of section 7"), max_length=4, choices=SectionSeven.choices, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    RIGHTS_FIELDS = ("source", "credit", "rights", "rights_note", "licence", "source_url", "section_7")

    class Meta:
        abstract = True

    @property
    def usage(self) -> Usage:
        """What the chosen category asks for."""
        return USAGES.get(self.rights, Usage())

    def missing_answers(self) -> list[str]:
        """Names of the rights fields that still lack an answer. Source and credit are asked of everything, always."""
        needed = ("source", "credit", "rights", *self.usage.requires)
        return [name for name in needed if not str(getattr(self, name)).strip()]

    @property
    def credit_line(self) -> str:
        """What is printed at the end of the page: who made it, where it comes from, on what terms."""
        licence = self.get_licence_display() if self.rights == Rights.CREATIVE_COMMONS else ""
        parts = [self.credit, self.source, self.rights_note, licence]
        return " – ".join(part.strip() for part in dict.fromkeys(parts) if part.strip())


class Access(models.TextChoices):
    """Whether a lease is for or against use."""

    ALLOW = "allow", _("May be used")
    DENY = "deny", _("May not be used")


class LeaseQuerySet(models.QuerySet["Lease"]):
    """Query words for leases."""

    def in_force(self, on_day: dt.date) -> "LeaseQuerySet":
        """Begun and not ended on the day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on_day), starts_on__lte=on_day)


class Lease(models.Model):
    """A dated permission for or against the use of one picture or document, on one channel or on every channel.

    Written once; what changes later (a renewal, an objection of the owner) is another lease.
    """

    image = models.ForeignKey(
        "publishing.PublishingImage", verbose_name=_("picture"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="leases",
    )  # fmt: skip
    document = models.ForeignKey(
        "publishing.PublishingDocument", verbose_name=_("document"), null=True, blank=True, on_delete=models.CASCADE,
        related_name="leases",
    )  # fmt: skip
    access = models.CharField(_("for or against use"), max_length=5, choices=Access.choices, default=Access.ALLOW)
    channel = models.CharField(_("channel"), max_length=40, blank=True, help_text=_("Empty: every channel."))
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: no end is agreed."))
    terms = models.CharField(_("agreement"), max_length=255, help_text=_("Contract or letter, its number and date."))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects: Any = LeaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("dated permission")
        verbose_name_plural = _("dated permissions")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(image__isnull=False, document__isnull=True) | Q(image__isnull=True, document__isnull=False),
                name="publishing_lease_of_one_file",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_access_display()}: {self.terms}"

    def clean(self) -> None:
        """The last day is not before the first."""
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first.")})

    def as_sealed(self) -> dict[str, Any]:
        """The lease as a seal keeps it."""
        return {
            "lease": self.pk,
            "access": self.access,
            "channel": self.channel,
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat() if self.ends_on else "",
            "terms": self.terms,
        }
