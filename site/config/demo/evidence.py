"""The demo's evidence for indicators: the lists shipped with the system, and what the office's web officer named."""

import datetime as dt
from collections.abc import Iterable

from config.demo.office import World
from config.demo.story import Thread
from publishing.actions.attach_evidence import AttachEvidenceAction, Link
from publishing.classification.loading import known_information_types, load_set
from publishing.classification.shipped_sets import shipped
from publishing.models import Indicator

_NAMED: dict[int, dict[str, tuple[str, ...]]] = {
    2567: {
        "O5": ("executives_meeting", "opening"),
        "O8": ("action_plan",),
        "O10": ("plan_manual", "supervision_manual"),
        "O11": ("certificate_manual",),
        "O12": ("student_numbers",),
        "O13": ("e_payment",),
        "O14": ("procurement_plan",),
        "O15": ("computers_bidding", "winner"),
        "O26": ("no_gift",),
    },
    2566: {"O7": ("executives_meeting", "director_visit"), "O14": ("plan_manual",), "O31": ("no_gift",)},
    0: {
        "9(3)": ("action_plan", "six_month_report"),
        "9(4)": ("plan_manual", "certificate_manual"),
        "9(8)": ("procurement_plan", "computers_bidding", "winner"),
    },
}
"""Fiscal year (0: the Information Act) → code → keys of items."""


def name_evidence(world: World, threads: Iterable[Thread], *, now: dt.datetime) -> None:
    """Load the shipped lists, then name pages: some are missing on purpose, and some can be taken over."""
    for heading, lines in shipped(known_information_types()):
        load_set(heading, lines, now=now)
    pages = {thread.item.key: thread.page.pk for thread in threads}
    links: list[Link] = []
    for year, by_code in _NAMED.items():
        codes = dict(Indicator.objects.filter(indicator_set__fiscal_year=year).values_list("code", "pk"))
        links += [(codes[code], pages[key]) for code, keys in by_code.items() for key in keys]
    AttachEvidenceAction(world.office, links, user=world.people["web"], now=now).execute()
