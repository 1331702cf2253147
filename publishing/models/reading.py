"""Who has read what: the sealed round of a request a person has opened on the review screen."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from approvals.api import Submission


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Query words for readings."""

    def note(self, person: Any, submission: Submission, now: dt.datetime) -> None:
        """The person has the round before them now; when they first had it stays (one statement, safe in a race)."""
        self.bulk_create(
            [Reading(person=person, submission=submission, first_opened_at=now, last_opened_at=now)],
            update_conflicts=True,
            unique_fields=["person", "submission"],
            update_fields=["last_opened_at"],
        )


class Reading(models.Model):
    """One person has opened one round of a request: under exactly its seal.

    It says what the person can have read, never that they agreed: agreeing is a decision. Two things rest on it: what
    changed since they last looked, and which items they may approve together without opening each again.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )
    submission = models.ForeignKey(
        Submission, verbose_name=_("submission"), on_delete=models.PROTECT, related_name="readings"
    )
    first_opened_at = models.DateTimeField(_("first opened at"))
    last_opened_at = models.DateTimeField(_("last opened at"))

    objects: Any = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(fields=["person", "submission"], name="publishing_reading_once_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.submission} · {self.person}"
