"""What `make bench` measures of moving in: seconds and memory for N posts, and that their old addresses stay shut."""

import resource
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.test import Client

from config.demo.bench_data import Bench
from config.demo.old_website import address_of, make_old_website
from news.importing.moving.mapping import Mapping, MappingFile
from news.importing.moving.move_in import MoveInAction
from news.importing.moving.row import Fate
from news.importing.wordpress.website import WordPressExport
from news.models import NewsPage, OldAddress

CHECKED = 200
"""Old addresses asked for of each kind."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured."""

    made: float
    """Seconds to write the invented website."""
    imported: float
    """Seconds from opening the export to the last draft in the search index."""
    work: float
    """Seconds of processor time of it: what the machine does beside it does not count."""
    again: float
    """Seconds of a second run, which finds everything imported."""
    drafts: int
    again_drafts: int
    memory: tuple[int, int]
    """Most memory of the process before and after, in megabytes."""
    addresses: int
    shut: int
    """Addresses asked for that answered 404: all of them, for nothing is public."""
    asked: int
    counts: "Counter[Fate]"


def measure_import(bench: Bench, posts: int) -> Found:
    """Make an old website, move it in twice, ask for its addresses."""
    with tempfile.TemporaryDirectory(prefix="prakat-old-") as folder:
        start = time.perf_counter()
        made = make_old_website(Path(folder), posts)
        making = time.perf_counter() - start
        before, key = _peak(), f"bench:{time.time_ns()}"
        cpu = time.process_time()
        counts, importing = _run(bench, made.export, made.uploads, key)
        work = time.process_time() - cpu
        peak = _peak()
        second, again = _run(bench, made.export, made.uploads, key)
    asked, shut = _ask(posts)
    return Found(
        made=making,
        imported=importing,
        work=work,
        again=again,
        drafts=counts[Fate.IMPORTED],
        again_drafts=second[Fate.IMPORTED],
        memory=(before, peak),
        addresses=OldAddress.objects.count(),
        shut=shut,
        asked=asked,
        counts=counts,
    )


def _run(bench: Bench, export: Path, uploads: Path, key: str) -> tuple["Counter[Fate]", float]:
    website = WordPressExport([export], key=key)
    try:
        action = MoveInAction(website, Mapping(bench.world.office, MappingFile()), media=uploads)
        start = time.perf_counter()
        counts = Counter(row.fate for row in action.execute())
        return counts, time.perf_counter() - start
    finally:
        website.close()


def _ask(posts: int) -> tuple[int, int]:
    """How many old addresses were asked for, and how many answered that nothing is there."""
    client: Any = Client()
    step = max(1, posts // CHECKED)
    numbers = range(1, posts + 1, step)
    addresses = [address_of(number).split("/", 3)[3] for number in numbers]
    paths = ["/" + address for address in addresses] + [f"/?p={number * 10}" for number in numbers]
    imported = [path for path in paths if NewsPage.objects.exists()]
    unknown = sum(client.get(path).status_code == 404 for path in imported)
    return len(imported), unknown


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
