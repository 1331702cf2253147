"""An office's procedure in force, versioned."""

import json
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from approvals.procedure_schema import ProcedureDocument
from offices.api import Office


class DocumentField(models.TextField):  # type: ignore[type-arg]  # what it holds is a document, not text
    """A document kept as written: PostgreSQL's jsonb would forget the order of tracks and forms, which is a choice."""

    def from_db_value(self, value: str, expression: Any, connection: Any) -> Any:
        """The document."""
        return json.loads(value)

    def to_python(self, value: Any) -> Any:
        """The document, also from a fixture."""
        return json.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str:
        """Its text, Thai as Thai."""
        return json.dumps(value, ensure_ascii=False)

    def value_to_string(self, obj: models.Model) -> str:
        """Its text, for a fixture."""
        return self.get_prep_value(self.value_from_object(obj))


class ProcedureIsKeptError(PermissionDenied):
    """A version of a procedure is kept as it was loaded: a change is a new version."""


class Procedure(models.Model):
    """One version of an office's procedure. A running request finishes under the version it began with.

    Invariant: `document` is never edited; a change is a new version. Only `in_force` moves from one to another.
    """

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="procedures")
    key = models.CharField(_("key"), max_length=40)
    version = models.PositiveIntegerField(_("version"))
    document = DocumentField(_("document"))
    sha256 = models.CharField("SHA-256", max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("loaded by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(_("what was changed, and why"), blank=True)
    in_force = models.BooleanField(_("in force"), default=False)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        ordering = ["office", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["office", "version"], name="approvals_procedure_version_once"),
            models.UniqueConstraint(
                fields=["office"], condition=Q(in_force=True), name="approvals_one_procedure_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert once, then only `in_force`. Raises ProcedureIsKeptError for any other change."""
        if not self._state.adding and set(kwargs.get("update_fields") or ["document"]) != {"in_force"}:
            raise ProcedureIsKeptError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: see ProcedureIsKeptError."""
        raise ProcedureIsKeptError

    @property
    def spec(self) -> ProcedureDocument:
        """The document, typed (parsed once per content)."""
        return _spec(self.sha256, _Hashable(self.document))


class _Hashable:
    """Carries the document past the cache's key, which is the content's hash alone."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashable)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=512)
def _spec(sha256: str, holder: _Hashable) -> ProcedureDocument:
    return ProcedureDocument.model_validate(holder.document)


def in_force(office: Office) -> Procedure | None:
    """The procedure new requests of the office begin under, if it has one."""
    return Procedure.objects.filter(office=office, in_force=True).first()
