"""What is true of every row about who is who: it is ended, never deleted."""

import datetime as dt
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

_Row = TypeVar("_Row", bound=models.Model)


class NothingIsDeletedError(PermissionDenied):
    """Who held which seat is evidence: end the row, never delete it."""


class LastingQuerySet(models.QuerySet[_Row]):
    """Query words for rows that begin and end."""

    def delete(self) -> Any:
        """Refuse: see NothingIsDeletedError."""
        raise NothingIsDeletedError(gettext("Nothing is deleted here, only ended."))

    def current(self, on_day: dt.date) -> Any:
        """Rows in force on the day, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on_day))


class LastingModel(models.Model):
    """A row that stays for ever and may be ended with its last day in force."""

    ends_on = models.DateField(_("last day in force"), null=True, blank=True)

    objects: ClassVar[Any] = LastingQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: see NothingIsDeletedError."""
        raise NothingIsDeletedError(gettext("Nothing is deleted here, only ended."))

    def clean(self) -> None:
        """What begins does not end before it has begun. Raises ValidationError."""
        super().clean()
        starts_on = getattr(self, "starts_on", None)
        if starts_on is not None and self.ends_on is not None and self.ends_on < starts_on:
            raise ValidationError({"ends_on": _("The last day in force is before the first day in force.")})

    def is_current(self, on_day: dt.date) -> bool:
        """Whether the row is in force on the day."""
        return self.ends_on is None or self.ends_on >= on_day
