"""Putting a list of indicators into the database: unchanged it is left alone, changed it is a new version."""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache

from django.db import transaction

from approvals.api import SHIPPED, Procedure, ProcedureDocument, read_procedure
from publishing.classification.set_file import Line
from publishing.models import Indicator, IndicatorSet


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list is: everything but its lines. `fiscal_year` in the Buddhist Era; 0 for a list of no year."""

    scheme: str
    fiscal_year: int
    agency_type: str
    title: str
    source: str = ""
    verified: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a list."""

    indicator_set: IndicatorSet
    is_new: bool


def load_set(heading: Heading, lines: Sequence[Line], *, now: dt.datetime) -> Loaded:
    """The list as the newest version: the one that stands when nothing changed, else a new one."""
    digest = _digest(heading, lines)
    versions = IndicatorSet.objects.same_list(heading.scheme, heading.fiscal_year, heading.agency_type)
    with transaction.atomic():
        newest = versions.order_by("-version").first()
        if newest is not None and newest.digest == digest:
            return Loaded(newest, is_new=False)
        made: IndicatorSet = IndicatorSet.objects.create(
            **asdict(heading), version=newest.version + 1 if newest else 1, digest=digest, loaded_at=now
        )
        Indicator.objects.bulk_create(
            Indicator(
                indicator_set=made, position=place, **asdict(line) | {"information_types": list(line.information_types)}
            )
            for place, line in enumerate(lines, 1)
        )
    return Loaded(made, is_new=True)


def known_information_types() -> set[str]:
    """Every information type of a procedure in force, and of those shipped with the system (procedures.md §2.1)."""
    specs = [procedure.spec for procedure in Procedure.objects.filter(in_force=True)]
    return {key for spec in specs for key, _label in spec.information_types()} | _shipped_types()


@cache
def _shipped_types() -> frozenset[str]:
    documents = [read_procedure(path) for path in sorted(SHIPPED.glob("*.yaml"))]
    specs = [ProcedureDocument.model_validate(document) for document in documents]
    return frozenset(key for spec in specs for key, _label in spec.information_types())


def _digest(heading: Heading, lines: Sequence[Line]) -> str:
    content = [asdict(heading), [asdict(line) for line in lines]]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
