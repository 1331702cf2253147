"""The live notices of an office, process by process."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from news.models import ProcurementNoticePage
from opendata.addresses import Addresses
from opendata.marks import marks_of
from opendata.ocds.releases import MAPPED, Release, releases_of
from opendata.scopes import Scope


@dataclass(frozen=True, slots=True)
class Process:
    """A procurement with its releases; there is at least one."""

    key: str
    work: str
    releases: list[Release]


def live_notices(scope: Scope) -> Any:
    """The live notices of the website that have releases."""
    pages = ProcurementNoticePage.objects.live().descendant_of(scope.site.root_page)
    return pages.filter(notice_kind__in=MAPPED, unit__isnull=False).exclude(procurement_key="")


def keys_of(scope: Scope, **conditions: Any) -> Any:
    """The keys of the processes, those with the newest notice first (sliceable)."""
    keys = live_notices(scope).filter(**conditions).order_by().values("procurement_key")
    newest = keys.annotate(newest=Max("public_date")).order_by("-newest", "procurement_key")
    return newest.values_list("procurement_key", flat=True)


def processes_of(scope: Scope, keys: Iterable[str]) -> list[Process]:
    """These processes in this order (five queries, however many)."""
    keys = list(keys)
    notices = live_notices(scope).filter(procurement_key__in=keys).defer("body", "memo", "tables")
    rows = notices.select_related("unit__office").prefetch_related("bidders", "documents__document")
    by_key: dict[str, list[Any]] = {}
    for notice in rows.order_by("public_date", "first_published_at", "pk"):
        by_key.setdefault(notice.procurement_key, []).append(notice)
    marks = marks_of([notice.pk for group in by_key.values() for notice in group])
    addresses = Addresses(scope.site)
    found = [(key, by_key[key], releases_of(by_key[key], marks, addresses)) for key in keys if key in by_key]
    return [Process(key, group[-1].work or group[-1].title, releases) for key, group, releases in found if releases]
