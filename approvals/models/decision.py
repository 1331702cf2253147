"""The decision ledger."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from approvals.models.ledger import LedgerEntry
from approvals.models.procedure import Procedure, in_force
from approvals.models.request import Request, Submission, latest_submission
from offices.api import Capacity, Office


class OutcomeChoices(models.TextChoices):
    """How an act ended, in the offices' words."""

    CERTIFY = "certify", _("Submitted and certified")
    RECALL = "recall", _("Recalled")
    CONFIRM = "confirm", _("Facts confirmed")
    CONSENT = "consent", _("Opinion: may be published")
    OBJECT = "object", _("Opinion: should not be published")
    APPROVE = "approve", _("Approved")
    RETURN = "return", _("Returned for changes")
    REFUSE = "refuse", _("Refused")
    ACKNOWLEDGE = "acknowledge", _("Received")
    PUBLISH = "publish", _("Put online")
    VERIFY = "verify", _("Live page verified")
    REPORT_FAULT = "report_fault", _("Fault reported on the live page")


class Decision(LedgerEntry):
    """One recorded act on a request: who did what, when, in which seat and capacity, on exactly which content.

    Name, position, unit and capacity are stored as they were at that moment (§5.4, invariant 4).
    """

    request = models.ForeignKey(Request, verbose_name=_("request"), on_delete=models.PROTECT, related_name="decisions")
    submission = models.ForeignKey(
        Submission, verbose_name=_("submission"), on_delete=models.PROTECT, related_name="decisions"
    )
    revision = models.ForeignKey(Revision, verbose_name=_("revision"), on_delete=models.PROTECT, related_name="+")
    seal = models.CharField(_("seal"), max_length=64)
    stage = models.CharField(_("stage key"), max_length=40)
    stage_label = models.CharField(_("stage"), max_length=200)
    outcome = models.CharField(_("outcome"), max_length=12, choices=OutcomeChoices.choices)
    reason = models.TextField(_("reason"), blank=True)
    certification = models.TextField(_("certification text signed"), blank=True)
    stamps = models.JSONField(_("stamps"), default=dict, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200)
    unit_name = models.CharField(_("unit"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices)
    order_number = models.CharField(_("number of the order"), max_length=60, blank=True)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))

    class Meta(LedgerEntry.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decision ledger")
        indexes = [models.Index(fields=["submission", "stage"]), models.Index(fields=["seal"])]

    def __str__(self) -> str:
        return f"{self.request} · {self.stage_label} · {self.get_outcome_display()}"

    @property
    def result(self) -> str:
        """What the act did to the request: its outcome, or what a committee's vote concluded; empty for a vote that
        concluded nothing yet."""
        return str(self.stamps.get("concludes", "")) if "member" in self.stamps else self.outcome

    def signature(self) -> dict[str, Any]:
        """The signature line as it was."""
        return {"name": self.person_name, "position": self.position, "capacity": self.get_capacity_display()}


def unfinished(submission: Submission | None, track: str) -> bool:
    """Whether the request of this (newest) submission was returned or recalled and goes on, on the same track."""
    if submission is None or submission.request.track != track:
        return False
    last = Decision.objects.filter(request=submission.request).order_by("-sequence").first()
    return last is not None and last.result in {OutcomeChoices.RETURN, OutcomeChoices.RECALL}


def procedure_for(page: Page, office: Office, track: str) -> Procedure | None:
    """What the page's request runs under: the version it began with while unfinished, else the one in force."""
    previous = latest_submission(page)
    if previous is not None and unfinished(previous, track):
        return previous.request.procedure
    return in_force(office)
