"""Read a procedure from its file; nothing is kept."""

from pathlib import Path
from typing import Any

from approvals.procedure_schema.source import read_source

SHIPPED = Path(__file__).resolve().parent.parent / "procedures"


class InvalidProcedureError(Exception):
    """The document is not a procedure; the message names file, line, place and mend, in Thai."""


def read_procedure(path: Path) -> dict[str, Any]:
    """The document in the file, its printed forms in it, validated. Raises InvalidProcedureError with every fault."""
    source = read_source(path)
    if faults := [located for located in source.faults() if not located.fault.keeps_out]:
        raise InvalidProcedureError("\n".join(map(str, faults)))
    document: dict[str, Any] = source.document
    return document
