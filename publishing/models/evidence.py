"""What a publication rests on: the seal, the signed checklist, the permit. Written once, kept for ever."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from approvals.api import Submission
from offices.api import Capacity


class Seal(models.Model):
    """The fingerprint of exactly what is asked to become public.

    `seal` = SHA-256 over the canonical content (every public field, every file's SHA-256 and rights answers, the
    memo), the checklist answers, the findings with their waivers, and the dated permissions and consents the files
    rest on. `content` keeps the canonical text itself, so that years later one can read, not only compare, what was
    approved.
    """

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    seal = models.CharField(_("seal"), max_length=64, db_index=True)
    content_hash = models.CharField(max_length=64)
    content = models.TextField()
    files = models.JSONField(default=list)
    answers = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    permissions = models.JSONField(default=list)
    sealed_at = models.DateTimeField()

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.seal[:12]


class Answer(models.TextChoices):
    """The possible answers to a question of the checklist."""

    YES = "yes", _("Yes")
    NOT_APPLICABLE = "na", _("Not applicable, because")
    NO = "no", _("No")


class Checklist(models.Model):
    """The consent-and-copyright checklist as one person signed it for one seal."""

    seal = models.OneToOneField(Seal, on_delete=models.PROTECT, related_name="checklist")
    questions_key = models.CharField(max_length=40)
    questions_version = models.PositiveSmallIntegerField()
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signer_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices)
    signed_at = models.DateTimeField(_("signed at"))

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")

    def __str__(self) -> str:
        return f"{self.seal} · {self.signer_name}"


class ChecklistAnswer(models.Model):
    """One answer, with the question as it was worded."""

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    wording = models.TextField()
    answer = models.CharField(max_length=3, choices=Answer.choices)
    reason = models.TextField(blank=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "question"], name="publishing_answer_once"),
            models.CheckConstraint(condition=~models.Q(answer=Answer.NO), name="publishing_a_no_is_never_signed"),
            models.CheckConstraint(
                condition=~models.Q(answer=Answer.NOT_APPLICABLE, reason=""),
                name="publishing_not_applicable_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class PermitKind(models.TextChoices):
    """What a permit rests on."""

    APPROVAL = "approval", _("Approved beforehand")
    URGENT = "urgent", _("Declared urgent; approval owed")
    BOOTSTRAP = "bootstrap", _("Setting up the website")


class PermitQuerySet(models.QuerySet["Permit"]):
    """Query words for permits."""

    def valid(self) -> "PermitQuerySet":
        """Not revoked."""
        return self.filter(revoked_at__isnull=True)


class Permit(models.Model):
    """Checklist and decisions together: this exact content may be public.

    Written by the publishing verbs only; revoked once, by withdrawal, expiry or a correction that replaces it.
    """

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="permits")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.PROTECT, related_name="permits")
    kind = models.CharField(_("kind"), max_length=10, choices=PermitKind.choices)
    decisions = models.JSONField(default=list)
    granted_at = models.DateTimeField(_("granted at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects: Any = PermitQuerySet.as_manager()

    class Meta:
        verbose_name = _("permit")
        verbose_name_plural = _("permits")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="bootstrap") | models.Q(submission__isnull=False),
                name="publishing_permit_rests_on_submission",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.seal}"

    def revoke(self, now: dt.datetime) -> None:
        """End the permit."""
        self.revoked_at = now
        self.save(update_fields=["revoked_at"])


class Window(models.Model):
    """A publishing verb in progress on a page: exists only inside its transaction, and lets the triggers pass.

    `permit` is set for verbs that put content before the public.
    """

    purpose = models.CharField(max_length=10)
    page_id = models.BigIntegerField(db_index=True)
    permit = models.ForeignKey(Permit, null=True, on_delete=models.PROTECT, related_name="+")

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("publishing window")
        verbose_name_plural = _("publishing windows")

    def __str__(self) -> str:
        return f"{self.purpose} {self.page_id}"
