"""What `make bench` measures of moving in: seconds and memory for N posts, and that their old addresses stay shut."""

import resource
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from config.demo.bench_data import BODY, MEMO, Bench
from config.demo.old_website import address_of, make_old_website
from news.importing.moving.addresses import key_of
from news.importing.moving.mapping import Mapping, MappingFile
from news.importing.moving.move_in import MoveInAction
from news.importing.moving.row import Fate
from news.importing.wordpress.website import WordPressExport
from news.models import ImportedItem, OldAddress

CHECKED = 200
"""Old addresses asked for of each kind."""
PUBLISHED = 5
"""Items taken through the whole procedure afterwards."""


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
    """Addresses of drafts asked for that answered 404: all of them, for nothing is public."""
    asked: int
    led: int
    """Addresses asked for that led to their item once it was published: all of them."""
    published: int
    """Addresses of those published."""
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
    published, led = _publish_and_ask(bench, key)
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
        led=led,
        published=published,
        counts=counts,
    )


def _run(bench: Bench, export: Path, uploads: Path, key: str) -> tuple["Counter[Fate]", float]:
    website = WordPressExport([export], key=key)
    try:
        action = MoveInAction(website, Mapping(bench.world.office, MappingFile(), unit="policy"), media=uploads)
        start = time.perf_counter()
        counts = Counter(row.fate for row in action.execute())
        return counts, time.perf_counter() - start
    finally:
        website.close()


def _ask(posts: int) -> tuple[int, int]:
    """How many old addresses of drafts were asked for, and how many answered that nothing is there."""
    client: Any = Client()
    numbers = range(1, posts + 1, max(1, posts // CHECKED))
    paths = ["/" + address_of(number).split("/", 3)[3] for number in numbers] + [
        f"/?p={number * 10}" for number in numbers
    ]
    # Posts that were drafts over there did not come: of their numbers this website knows nothing.
    kept = [path for path in paths if OldAddress.objects.filter(key=key_of(path)).exists()]
    return len(kept), sum(client.get(path).status_code == 404 for path in kept)


def _publish_and_ask(bench: Bench, key: str) -> tuple[int, int]:
    """How many old addresses of items taken through the whole procedure were asked for, and how many led to them."""
    client: Any = Client()
    asked = led = 0
    for row in ImportedItem.objects.filter(source=key).order_by("page")[:PUBLISHED]:
        page = row.page.specific.get_latest_revision_as_object()
        # Its links to items not yet public would rightly be refused: here the addresses are asked, not the text.
        page.memo, page.body, page.album, page.attachments = MEMO, BODY, [], []
        page.save_revision(user=bench.world.people["policy.provider"])
        bench.put_online(page)
        for address in OldAddress.objects.filter(page=page, document=None).values_list("address", flat=True):
            answer = client.get(urlsplit(address)._replace(scheme="", netloc="").geturl())
            asked += 1
            led += answer.status_code == 301 and answer["Location"].endswith(page.url_path.split("/", 3)[3])
    return asked, led


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
