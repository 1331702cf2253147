"""The data sets of an office: few, one for each kind of information and some for everything, none for an item."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Min
from django.utils.translation import gettext as _

from news.models import InformationPage
from news.structured_data.facts import mime_of
from news.structured_data.items import DATA, DATA_FILES
from opendata.addresses import Addresses
from opendata.feeds.views import FORMATS
from opendata.media import documents_of
from opendata.scopes import Scope, category_labels
from publishing.models import LiveItem

_MOST_FILES = 100
"""Newest reports and statistics that are looked through for data files."""
_FEEDS = {"rss.xml": ("RSS 2.0", "XML"), "atom.xml": ("Atom 1.0", "XML"), "feed.json": ("JSON Feed 1.1", "JSON")}


@dataclass(frozen=True, slots=True)
class Distribution:
    """One way to get the data."""

    title: str
    url: str
    mime: str
    format: str
    """As the Thai catalogue names formats: JSON, XML, CSV, XLS, Text."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set."""

    key: str
    """Its name for ever, in ASCII."""
    title: str
    notes: str
    tags: list[str]
    distributions: list[Distribution] = field(default_factory=list)
    first: dt.date | None = None
    last: dt.date | None = None
    """Dates of the oldest and the newest item."""


def datasets_of(scope: Scope) -> list[Dataset]:
    """Every data set of the office (five queries, however many items)."""
    addresses, owner = Addresses(scope.site), scope.owner
    feeds = [_feed(addresses, name) for name in FORMATS]
    api = Distribution(_("API: every field of every item"), addresses.view("pages-list"), "application/json", "JSON")
    everything = Dataset(
        "all",
        _("Everything published by %(office)s") % {"office": owner},
        _("Every item before the public, with its unit, kind, dates and files; changed with every publication."),
        [_("public information"), owner],
        [api, *feeds],
    )
    days = Dataset(
        "calendar",
        _("Calendar of %(office)s") % {"office": owner},
        _("Application periods, deadlines, posting periods and events named by published items."),
        [_("calendar"), owner],
        [Distribution("iCalendar", addresses.view("calendar"), "text/calendar", "Text")],
    )
    return [everything, days, _procurement(addresses, owner), *_categories(scope, addresses)]


def _procurement(addresses: Addresses, owner: str) -> Dataset:
    return Dataset(
        "procurement",
        _("Procurement of %(office)s (OCDS)") % {"office": owner},
        _("Every procurement with a published notice, from plan to contract, in the Open Contracting Data Standard."),
        [_("procurement"), "OCDS", owner],
        [Distribution("OCDS 1.1", addresses.view("ocds"), "application/json", "JSON")],
    )


def _categories(scope: Scope, addresses: Addresses) -> Iterator[Dataset]:
    """The kinds of information that have items: one walk along the index of kinds and dates."""
    labels, files = category_labels(scope.office), _data_files(scope, addresses)
    kinds = LiveItem.objects.filter(site=scope.site).exclude(information_type="").order_by("information_type")
    found = kinds.values("information_type").annotate(first=Min("public_date"), last=Max("public_date"))
    for row in found:
        key, label = row["information_type"], labels.get(row["information_type"], row["information_type"])
        query = f"{addresses.view('pages-list')}?category={key}"
        yield Dataset(
            key,
            f"{label} – {scope.owner}",
            _("Items of the kind “%(kind)s” published by %(office)s.") % {"kind": label, "office": scope.owner},
            [label, scope.owner],
            [
                Distribution(_("API: every field of every item"), query, "application/json", "JSON"),
                *(_feed(addresses, name, {"kind": "category", "key": key}) for name in FORMATS),
                *files.get(key, []),
            ],
            row["first"],
            row["last"],
        )


def _feed(addresses: Addresses, name: str, parts: dict[str, str] | None = None) -> Distribution:
    title, kind = _FEEDS[name]
    mime = FORMATS[name][1].partition(";")[0]
    return Distribution(title, addresses.view("part_feed" if parts else "feed", name=name, **(parts or {})), mime, kind)


def _data_files(scope: Scope, addresses: Addresses) -> dict[str, list[Distribution]]:
    """The data files of the newest reports and statistics, by kind of information (three queries)."""
    items = scope.items().filter(model=InformationPage._meta.label, information_type__in=DATA).newest_first()
    kinds = dict(items.values_list("page_id", "information_type")[:_MOST_FILES])
    pages = InformationPage.objects.filter(pk__in=kinds, live=True).order_by("-public_date", "-pk")
    documents: Any = documents_of(pages)
    found = defaultdict(list)
    for page_id, rows in documents.items():
        for title, document in rows:
            extension = document.file_extension.lower()
            if extension in DATA_FILES:
                kind = "XLS" if extension in {"xlsx", "ods"} else extension.upper()
                url = addresses.file(document.url)
                found[kinds[page_id]].append(Distribution(title, url, mime_of(document.filename), kind))
    return found
