"""The lists shipped with the system (standards.md §2 and §3), as data: what nobody confirmed says so, line by line."""

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

from publishing.classification.loading import Heading
from publishing.classification.set_file import Line, read_lines

FOLDER = Path(__file__).parent / "shipped"


def shipped(known_types: Collection[str]) -> Iterator[tuple[Heading, list[Line]]]:
    """Every list with its heading; one that served several years once for each."""
    with (FOLDER / "sets.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines = read_lines(FOLDER / row["file"], known_types)
            for year in row["years"].split() or ["0"]:
                yield _heading(row, int(year)), lines


def _heading(row: dict[str, str], year: int) -> Heading:
    return Heading(
        scheme=row["scheme"],
        fiscal_year=year,
        agency_type=row["agency_type"],
        title=row["title"].format(year=year),
        source=row["source"],
        verified=row["verified"] == "yes",
        note=row["note"],
    )
