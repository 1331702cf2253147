"""What people are told about a request, and how each wants to be told."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from approvals.models.decision import Decision
from approvals.models.obligation import Obligation
from approvals.models.request import Submission


class NoticeKind(models.TextChoices):
    """What a person is told."""

    YOUR_TURN = "your_turn", _("Waits for you")
    VOTE = "vote", _("Waits for your vote")
    OWED = "owed", _("Owed after publication")
    REMINDER = "reminder", _("Due soon")
    OVERDUE = "overdue", _("Overdue")
    ESCALATED = "escalated", _("Overdue, told to the superior")
    RETURNED = "returned", _("Returned for changes")
    CAME_BACK = "came_back", _("Returned after you let it on")
    REFUSED = "refused", _("Refused")
    RECALLED = "recalled", _("Recalled")
    CONCLUDED = "concluded", _("The committee has concluded")
    PUBLISHED = "published", _("Went online")
    APPROVED_LATE = "approved_late", _("Approved after publication")
    FAULT = "fault", _("Fault reported on the live page")


ASKING = frozenset(
    {
        NoticeKind.YOUR_TURN,
        NoticeKind.VOTE,
        NoticeKind.OWED,
        NoticeKind.REMINDER,
        NoticeKind.OVERDUE,
        NoticeKind.ESCALATED,
    }
)
"""Notices that ask for an act: told only while the step still waits for the person."""

ESSENTIAL = frozenset({*ASKING, NoticeKind.RETURNED, NoticeKind.REFUSED, NoticeKind.FAULT} - {NoticeKind.REMINDER})
"""Notices nobody can switch off: without them an item would lie."""


class NoticeState(models.TextChoices):
    """Where a notice stands."""

    PLANNED = "planned", _("Planned")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    SKIPPED = "skipped", _("Not sent")


class SkipReason(models.TextChoices):
    """Why a notice was not sent."""

    NO_ADDRESS = "no_address", _("The person has no e-mail address")
    NOT_WANTED = "not_wanted", _("The person does not want notices of this kind")
    SETTLED = "settled", _("It no longer waited for the person")
    INACTIVE = "inactive", _("The account is no longer active")
    TOO_LATE = "too_late", _("The news was too old")


class Notice(models.Model):
    """One thing one person is told about a request, by e-mail.

    Invariants: written in the transaction of the act it tells of; `key` says once what is told to whom, so that
    nothing is told twice; what was not sent says why. It is not evidence: the decision ledger is.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recipient"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=NoticeKind.choices)
    submission = models.ForeignKey(
        Submission, verbose_name=_("submission"), on_delete=models.PROTECT, related_name="notices"
    )
    stage = models.CharField(_("stage key"), max_length=40)
    task_state = models.ForeignKey(TaskState, null=True, on_delete=models.PROTECT, related_name="+")
    obligation = models.ForeignKey(Obligation, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("due at"), null=True)
    may_act = models.BooleanField(default=True)
    """A superior told of an overdue step without the right to do it: False."""
    daily = models.BooleanField(_("in the daily summary"), default=False)
    created_at = models.DateTimeField(_("written at"))
    send_after = models.DateTimeField(_("to be sent from"))
    state = models.CharField(_("state"), max_length=8, choices=NoticeState.choices, default=NoticeState.PLANNED)
    skipped_because = models.CharField(_("not sent because"), max_length=12, choices=SkipReason.choices, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    key = models.CharField(max_length=120, unique=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "send_after"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=NoticeState.SKIPPED) & ~Q(skipped_because="")
                | ~Q(state=NoticeState.SKIPPED) & Q(skipped_because=""),
                name="approvals_notice_skipped_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=NoticeState.SENT) | Q(sent_at__isnull=False), name="approvals_notice_sent_says_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.submission.title}"


class Rhythm(models.TextChoices):
    """How often a person wants to be told."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day, in one summary (8.30 on working days)")
    ESSENTIAL = "essential", _("Only what is necessary, at once")


class NoticePreference(models.Model):
    """How a person wants to be told. Without a row: at once."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="notice_preference",
    )
    rhythm = models.CharField(
        _("How often you are told"), max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE
    )

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("notice preference")
        verbose_name_plural = _("notice preferences")

    def __str__(self) -> str:
        return str(self.get_rhythm_display())
