"""What an address of the old website answers: nothing before publication, then the item, afterwards its notice."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from wagtail.models import Site

from news.importing.moving.addresses import keys_for, names_an_item
from news.models import OldAddress
from publishing.models import ENDED_KINDS, LiveAsset, latest_state, newest_first

_METHODS = {"GET", "HEAD"}


class OldAddressMiddleware:
    """Looks an address up among those of the old website when nothing else answers to it: one query for each 404.

    The front page is the one exception: WordPress and Joomla named their items in its query (`/?p=12`), which would
    be answered with the front page itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; answer for the old website where it is asked for."""
        if request.method in _METHODS and request.path == "/" and names_an_item(request.GET.dict()):
            found = _found(request)
            return self.get_response(request) if found is None else _answer(request, found) or _not_found(request)
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in _METHODS:
            return response
        found = _found(request)
        return (_answer(request, found) if found is not None else None) or response


def _found(request: HttpRequest) -> OldAddress | None:
    """The old address asked for: of several items behind one, one that is public, else one that was (one query)."""
    site = Site.find_for_request(request)
    keys = keys_for(request.get_full_path())
    if site is None or not keys:
        return None
    state = newest_first("page")
    offered = LiveAsset.objects.filter(kind=LiveAsset.Kind.DOCUMENT, object_id=OuterRef("document_id"))
    rows = list(
        OldAddress.objects.filter(site=site, key__in=keys)
        .annotate(state=Subquery(state.values("kind")[:1]), is_offered=Exists(offered))
        .select_related("page", "document")
        .order_by("-page__live", "pk")[:20]
    )
    rows.sort(key=lambda row: (keys.index(row.key), not row.page.live, row.state not in ENDED_KINDS))
    return rows[0] if rows else None


def _answer(request: HttpRequest, found: Any) -> HttpResponse | None:
    """The way to what is public, the notice of what was; None for what never was."""
    if found.page.live:
        # A document its page no longer offers has no address to give: the page answers for it.
        url = found.document.url if found.is_offered else found.page.get_url(request)
        return HttpResponsePermanentRedirect(url) if url else None
    if found.state not in ENDED_KINDS:
        return None
    record = latest_state(found.page_id)
    notice: Any = found.page.specific.serve(request, ended=record)
    return notice.render() if isinstance(notice, TemplateResponse) else notice


def _not_found(request: HttpRequest) -> HttpResponse:
    """The office's own page for what is not there: no word of what is still being decided."""
    from django.core.handlers.exception import response_for_exception

    return response_for_exception(request, Http404())
