"""Change the parts of a procedure that are the office's: kept as a new version, with a note, by a named person."""

from typing import Any

from django.db import transaction

from approvals.actions.load_procedure import digest_of, load_procedure
from approvals.editing.access import may_manage
from approvals.editing.office_parts import without_office_parts
from approvals.issues import Issue, Refused
from approvals.models import Procedure
from offices.api import Office


class EditProcedureAction:
    """The changed document becomes the office's next version; it is not in force until somebody says so.

    `seen`: the newest version the person knew of when they began, so that nobody's change is passed over unseen.
    """

    def __init__(self, procedure: Procedure, document: dict[str, Any], *, user: Any, note: str, seen: int) -> None:
        self.procedure, self.document, self.user = procedure, document, user
        self.note, self.seen = note.strip(), seen

    def check(self) -> list[Issue]:
        """What stands against the change."""
        if not may_manage(self.user, self.procedure.office):
            return [Issue("not_office_administrator")]
        found = []
        if not self.note:
            found.append(Issue("note_required", "note"))
        if digest_of(self.document) == self.procedure.sha256:
            found.append(Issue("nothing_changed"))
        elif without_office_parts(self.document) != without_office_parts(self.procedure.document):
            found.append(Issue("not_the_offices_part"))
        newest = Procedure.objects.filter(office=self.procedure.office).order_by("-version").first()
        if newest is not None and newest.version != self.seen:
            found.append(Issue("newer_version", context={"version": newest.version}))
        return found

    @transaction.atomic
    def execute(self) -> Procedure:
        """The new version. Raises Refused; InvalidProcedureError when the parts contradict each other."""
        Office.objects.select_for_update().get(pk=self.procedure.office_id)
        if issues := self.check():
            raise Refused(issues)
        return load_procedure(self.procedure.office, self.document, user=self.user, note=self.note, activate=False)
