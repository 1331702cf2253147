"""The crosswalk: every office's kinds of information under one set of canonical keys (procedures.md §2.1)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as File

import yaml

from approvals.procedure_schema.memo import Category
from approvals.procedure_schema.spelling import did_you_mean
from approvals.procedure_schema.words import Path

_FILE = File(__file__).with_name("canonical_types.yaml")


@cache
def canonical_types() -> dict[str, str]:
    """Canonical key → what it is, in plain words."""
    types: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return types


def crosswalk_faults(categories: list[Category]) -> Iterator[tuple[Path, str, str]]:
    """Kinds of the office that count as none of the canonical ones: their place, what is wrong, the mend."""
    known = canonical_types()
    for index, category in enumerate(categories):
        for number, kind in enumerate(category.canonical):
            meant = kind.counts_as or kind.key
            if meant in known:
                continue
            where: Path = ("categories", index, "canonical", number, "counts_as" if kind.counts_as else "key")
            others = f"ใส่ counts_as เป็นชนิดกลางอย่างใดอย่างหนึ่ง: {', '.join(known)}"
            yield where, f"ชนิดข้อมูล “{kind.label}” ({meant}) ไม่ใช่ชนิดกลาง", did_you_mean(meant, set(known)) or others
