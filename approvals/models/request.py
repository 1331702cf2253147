"""The request for permission to publish, and each time it was submitted."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from approvals.models.procedure import Procedure
from offices.api import Office, Unit


class RequestKind(models.TextChoices):
    """What the request asks to let through."""

    PUBLISH = "publish", _("Publish")
    CORRECT = "correct", _("Correct what is public")


class Request(models.Model):
    """บันทึกขออนุญาตเผยแพร่: one item asking to become public, through as many rounds as it takes.

    Invariant: written once. Where it stands is read from Wagtail's workflow state and the decisions, never stored here.
    """

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.PROTECT, related_name="approval_requests")
    procedure = models.ForeignKey(Procedure, verbose_name=_("procedure"), on_delete=models.PROTECT, related_name="+")
    track = models.CharField(_("track"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=RequestKind.choices)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    number = models.PositiveIntegerField(_("number in the fiscal year"))
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("requester"), on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(_("opened at"))
    code = models.CharField(_("code"), max_length=12, blank=True, db_index=True)
    """The short public code of the page, printed on the form: the same for every request of the page."""

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "fiscal_year", "number"], name="approvals_request_number_once")
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The number people quote, e.g. S12-2570-0042."""
        return f"{self.procedure.key}-{self.fiscal_year}-{self.number:04d}"


class Submission(models.Model):
    """One round of a request: exactly this revision, under this seal, with these answers of the memo.

    Office and unit are kept by the name they had: offices are renamed, and a form is printed again as it was signed.

    Invariant: written once, append-only by trigger.
    """

    request = models.ForeignKey(
        Request, verbose_name=_("request"), on_delete=models.PROTECT, related_name="submissions"
    )
    round = models.PositiveSmallIntegerField(_("round"))
    revision = models.ForeignKey(Revision, verbose_name=_("revision"), on_delete=models.PROTECT, related_name="+")
    seal = models.CharField(_("seal"), max_length=64, db_index=True)
    title = models.CharField(_("title"), max_length=255)
    office_name = models.CharField(_("office"), max_length=200, blank=True)
    unit_name = models.CharField(_("unit"), max_length=200, blank=True)
    memo = models.JSONField(_("memo"))
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("submitted by"), on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted at"))

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["request", "round"]
        constraints = [models.UniqueConstraint(fields=["request", "round"], name="approvals_submission_round_once")]

    def __str__(self) -> str:
        return f"{self.request} ({self.round})"

    @property
    def track(self) -> Any:
        """The typed track the request runs on."""
        return self.request.procedure.spec.tracks[self.request.track]


def latest_submission(page: Page) -> Submission | None:
    """The newest round of the page's newest request, if it ever had one."""
    return (
        Submission.objects.filter(request__page_id=page.pk)
        .select_related("request__procedure", "request__office", "request__unit", "request__requester")
        .order_by("-request__pk", "-round")
        .first()
    )
