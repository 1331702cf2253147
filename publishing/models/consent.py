"""The consent register: who may be shown, for what, where, until when; and its withdrawal (PDPA 2562, §19–20)."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from approvals.api import LedgerEntry
from offices.api import Capacity, Office, Unit
from publishing.files import sha256_of
from publishing.models.media import PublishingImage


class SubjectKind(models.TextChoices):
    """Whether a consent is one person's or a named group's."""

    PERSON = "person", _("One person")
    GROUP = "group", _("A group, such as a class or a school's pupils of the year")


class AgeGroup(models.TextChoices):
    """How old the people are: under ten only a guardian consents; between, the guardian as a rule (PDPC 2565)."""

    ADULT = "adult", _("20 years or older")
    FROM_TEN = "from_10", _("10 to 19 years")
    UNDER_TEN = "under_10", _("Under 10 years")


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Query words for consents."""

    def in_force(self, on_day: dt.date) -> "ConsentQuerySet":
        """Given, begun, not ended and not withdrawn."""
        period = Q(ends_on__isnull=True) | Q(ends_on__gte=on_day)
        return self.filter(period, starts_on__lte=on_day, withdrawn_at__isnull=True)


class Consent(models.Model):
    """A consent of a person or group to be shown, reusable for every picture it covers (a school's yearly consent).

    Written once; withdrawn once. A renewal is another consent.
    """

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), null=True, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(_("whose consent"), max_length=6, choices=SubjectKind.choices)
    subject = models.CharField(
        _("name of the person or group"), max_length=255, help_text=_("A group: which class, which school, which year.")
    )
    age = models.CharField(_("age"), max_length=8, choices=AgeGroup.choices)
    guardian = models.CharField(
        _("guardian who consented"), max_length=255, blank=True,
        help_text=_("Name and relation. For a group: “guardians of all, forms kept by …”."),
    )  # fmt: skip
    without_guardian = models.CharField(
        _("why without the guardian"), max_length=255, blank=True,
        help_text=_("Only from 10 to 19 years, where the young person may consent alone."),
    )  # fmt: skip
    purpose = models.CharField(_("purpose"), max_length=255)
    channels = models.JSONField(_("channels"), default=list)
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: until it is withdrawn."))
    evidence = models.FileField(_("evidence"), upload_to="consents/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    kept_at = models.CharField(
        _("where the original is kept"), max_length=255, blank=True, help_text=_("File number, cupboard, or system.")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    act_by = models.DateTimeField(_("to be carried out by"), null=True, editable=False)

    objects: Any = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(age="under_10", guardian=""), name="publishing_guardian_consents_under_ten"
            ),
            models.CheckConstraint(
                condition=~Q(age="from_10", guardian="", without_guardian=""), name="publishing_guardian_or_why_not"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} · {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the fingerprint of the evidence."""
        evidence: Any = self.evidence
        if evidence and not evidence._committed:
            self.sha256 = sha256_of(self.evidence)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A guardian for minors, something to show for it, and days in order."""
        faults: dict[str, Any] = {}
        if self.age == AgeGroup.UNDER_TEN and not self.guardian.strip():
            faults["guardian"] = _("Under 10 years the guardian must consent.")
        if self.age == AgeGroup.FROM_TEN and not (self.guardian.strip() or self.without_guardian.strip()):
            faults["guardian"] = _("Name the guardian, or say why the young person may consent alone.")
        if not (self.evidence or self.kept_at.strip()):
            faults["kept_at"] = _("Attach the evidence, or say where the original is kept.")
        if not self.channels:
            faults["channels"] = _("Choose at least one channel.")
        if self.ends_on and self.starts_on and self.ends_on < self.starts_on:
            faults["ends_on"] = _("The last day is before the first.")
        if faults:
            raise ValidationError(faults)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it has been taken back."""
        return self.withdrawn_at is not None

    def is_in_force(self, channel: str, on_day: dt.date) -> bool:
        """Whether it permits showing these people on the channel on the day."""
        in_time = self.starts_on <= on_day and (self.ends_on is None or on_day <= self.ends_on)
        return in_time and not self.is_withdrawn and channel in self.channels

    def as_sealed(self) -> dict[str, Any]:
        """The consent as a seal keeps it: by number, with what it permits; the person's name stays in the register."""
        return {
            "consent": self.pk,
            "age": self.age,
            "channels": sorted(self.channels),
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat() if self.ends_on else "",
            "evidence": self.sha256,
        }


class PictureConsent(models.Model):
    """A consent that covers somebody in a picture."""

    image = models.ForeignKey(
        PublishingImage, verbose_name=_("picture"), on_delete=models.CASCADE, related_name="consent_links"
    )
    consent = models.ForeignKey(
        Consent, verbose_name=_("consent"), on_delete=models.PROTECT, related_name="picture_links"
    )

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("consent of a picture")
        verbose_name_plural = _("consents of pictures")
        constraints = [models.UniqueConstraint(fields=["image", "consent"], name="publishing_consent_once_per_picture")]

    def __str__(self) -> str:
        return f"{self.image} · {self.consent_id}"


class ConsentActKind(models.TextChoices):
    """What happened to a consent."""

    RECORDED = "recorded", _("Recorded")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    USE_ENDED = "use_ended", _("A use has ended")


class ConsentAct(LedgerEntry):
    """One entry of the consent ledger: what happened to a consent, by whom, and what became of each of its uses."""

    kind = models.CharField(_("kind"), max_length=10, choices=ConsentActKind.choices)
    consent = models.ForeignKey(Consent, verbose_name=_("consent"), on_delete=models.PROTECT, related_name="acts")
    reason = models.TextField(_("reason"), blank=True)
    particulars = models.JSONField(default=dict)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("act on a consent")
        verbose_name_plural = _("consent ledger")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.consent_id}"
