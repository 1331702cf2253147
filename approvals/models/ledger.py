"""The append-only, hash-chained ledger every decision and publication record is an entry of."""

import datetime as dt
import hashlib
import json
from typing import Any, Self, TypeVar

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from offices.api import Office

GENESIS = "0" * 64
"""What the first entry of an office's chain follows."""

_Entry = TypeVar("_Entry", bound=models.Model)


class LedgerIsAppendOnlyError(PermissionDenied):
    """An entry of the ledger is written once and never changed or removed."""


class LedgerQuerySet(models.QuerySet[_Entry]):
    """A queryset that reads and never rewrites."""

    def update(self, **kwargs: Any) -> int:
        """Refuse: see LedgerIsAppendOnlyError."""
        raise LedgerIsAppendOnlyError

    def delete(self) -> Any:
        """Refuse: see LedgerIsAppendOnlyError."""
        raise LedgerIsAppendOnlyError


class LedgerEntry(models.Model):
    """One entry in an office's chain: numbered without gaps, bound to its predecessor by hash.

    Invariants: `entry_hash` is the SHA-256 of everything else in the row; `previous_hash` is that of entry
    `sequence - 1`; rows are inserted by `append` only. Database triggers refuse UPDATE and DELETE.
    """

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField(_("number in the ledger"))
    previous_hash = models.CharField(max_length=64)
    entry_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(_("recorded at"))

    objects: Any = LedgerQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "sequence"], name="%(app_label)s_%(class)s_sequence_once"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert once. Raises LedgerIsAppendOnlyError for an entry that exists."""
        if self.pk is not None and not self._state.adding:
            raise LedgerIsAppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: see LedgerIsAppendOnlyError."""
        raise LedgerIsAppendOnlyError

    @classmethod
    def append(cls, *, office: Office, now: dt.datetime | None = None, **fields: Any) -> Self:
        """Write the next entry of the office's chain. Must run inside a transaction.

        The office row is locked first, so that two entries never follow the same one.
        """
        if not connection.in_atomic_block:
            raise RuntimeError("a ledger entry is written inside a transaction")
        Office.objects.select_for_update(no_key=True).get(pk=office.pk)
        last = cls.objects.filter(office=office).order_by("-sequence").values_list("sequence", "entry_hash").first()
        entry = cls(
            office=office,
            sequence=(last[0] + 1) if last else 1,
            previous_hash=last[1] if last else GENESIS,
            recorded_at=now or timezone.now(),
            **fields,
        )
        entry.entry_hash = entry.compute_hash()
        entry.save(force_insert=True)
        return entry

    def compute_hash(self) -> str:
        """The hash the row should carry for what it says now (64 hexadecimal digits)."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    def canonical(self) -> str:
        """The row as one canonical JSON text: every column but its key and its own hash."""
        row = {
            field.attname: _canonical(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.attname not in {"id", "entry_hash"}
        }
        return json.dumps(row, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder, separators=(",", ":"))


def _canonical(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return value


def ledgers() -> list[type[LedgerEntry]]:
    """Every ledger there is, by table name."""
    return sorted(LedgerEntry.__subclasses__(), key=lambda model: model._meta.db_table)
