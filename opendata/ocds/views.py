"""/opendata/ocds/: the list of processes, and packages of releases and records of one process or of a fiscal year."""

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from opendata.addresses import Addresses
from opendata.answers import answer
from opendata.ocds.identifiers import is_test_prefix, prefix
from opendata.ocds.packages import record_package, release_package
from opendata.ocds.processes import keys_of, processes_of
from opendata.scopes import Scope, scope_of

PER_PAGE = 100
_LAST_YEAR = 9999
_MIME = "application/json; charset=utf-8"


@require_safe
def process_list(request: HttpRequest) -> HttpResponse:
    """The processes, the newest first, a hundred at a time, each with the addresses of its packages."""
    scope = scope_of(request)
    addresses = Addresses(scope.site)
    page = Paginator(keys_of(scope), PER_PAGE).get_page(request.GET.get("page"))
    here = addresses.view("ocds")
    listed = [
        {
            "ocid": process.releases[0]["ocid"],
            "title": process.work,
            "date": max(release["date"] for release in process.releases),
            "releasePackage": addresses.view("ocds_releases", key=process.key),
            "recordPackage": addresses.view("ocds_record", key=process.key),
        }
        for process in processes_of(scope, page.object_list)
    ]
    body = {
        "version": "1.1",
        "publisher": _publisher(scope, addresses),
        "ocidPrefix": prefix(),
        "ocidPrefixIsForTesting": is_test_prefix(),
        "processes": listed,
        "next": f"{here}?page={page.next_page_number()}" if page.has_next() else None,
    }
    return _json(request, scope, body)


@require_safe
def releases(request: HttpRequest, key: str) -> HttpResponse:
    """The release package of a process. Raises Http404 for one nothing is public of."""
    scope = scope_of(request)
    found = _found(scope, [key])
    addresses = Addresses(scope.site)
    uri = addresses.view("ocds_releases", key=key)
    return _json(request, scope, release_package(found[0], uri=uri, publisher=_publisher(scope, addresses)))


@require_safe
def record(request: HttpRequest, key: str) -> HttpResponse:
    """The record package of a process. Raises Http404 for one nothing is public of."""
    scope = scope_of(request)
    addresses = Addresses(scope.site)
    uri = addresses.view("ocds_record", key=key)
    found = _found(scope, [key])
    return _json(request, scope, record_package(found, uri=uri, publisher=_publisher(scope, addresses)))


@require_safe
def year_of_records(request: HttpRequest, year: int) -> HttpResponse:
    """The record package of the processes with a notice of the fiscal year (พ.ศ.). Raises Http404 without any."""
    scope = scope_of(request)
    addresses = Addresses(scope.site)
    uri = addresses.view("ocds_year", year=year)
    found = _found(scope, keys_of(scope, fiscal_year=year) if year <= _LAST_YEAR else [])
    return _json(request, scope, record_package(found, uri=uri, publisher=_publisher(scope, addresses)))


def _found(scope: Scope, keys: Any) -> list[list[dict[str, Any]]]:
    processes = processes_of(scope, keys)
    if not processes:
        raise Http404
    return [process.releases for process in processes]


def _publisher(scope: Scope, addresses: Addresses) -> dict[str, str]:
    return {"name": scope.owner, "uri": addresses.home()}


def _json(request: HttpRequest, scope: Scope, body: dict[str, Any]) -> HttpResponse:
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return answer(request, content, _MIME, modified=scope.modified())
