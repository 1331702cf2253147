"""/sitemap.xml and its parts, /sitemap-news.xml, /robots.txt, /.well-known/security.txt."""

from contextlib import suppress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from opendata.addresses import Addresses
from opendata.answers import answer
from opendata.scopes import scope_of
from opendata.sitemaps.parts import MOST, Place, frame_places, new_items, parts_of, places_of
from opendata.sitemaps.security import security_text
from opendata.sitemaps.writing import MIME, write_index, write_news, write_part

_LAST = 2**62 // MOST
"""No page has a higher number than a database can count to."""
_PLAIN = "text/plain; charset=utf-8"
_MOST_NEWS = 1_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts of the site map."""
    scope = scope_of(request)
    addresses = Addresses(scope.site)
    parts = [Place(addresses.view("sitemap_frame"), None)]
    parts += [Place(addresses.view("sitemap_part", part=part), changed) for part, changed in parts_of(scope.site)]
    return answer(request, write_index(parts), MIME, modified=scope.modified())


@require_safe
def frame(request: HttpRequest) -> HttpResponse:
    """The frame of the site."""
    scope = scope_of(request)
    return answer(request, write_part(frame_places(scope.site)), MIME, modified=scope.modified())


@require_safe
def part(request: HttpRequest, part: int) -> HttpResponse:
    """One part of the items. Raises Http404 for one that has none."""
    scope = scope_of(request)
    places = places_of(scope.site, part) if part <= _LAST else []
    if not places:
        raise Http404
    return answer(request, write_part(places), MIME, modified=scope.modified())


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What was published in the last 48 hours."""
    scope = scope_of(request)
    addresses = Addresses(scope.site)
    items = new_items(scope.site, now=timezone.now(), most=_MOST_NEWS)
    rows = [(addresses.page(item.url_path), item.title, item.first_published_at) for item in items]
    return answer(request, write_news(scope.owner, rows), MIME, modified=None)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What a crawler need not look at, and where the site maps are."""
    addresses = Addresses(scope_of(request).site)
    closed = list(getattr(settings, "PRAKAT_ROBOTS_DISALLOW", []))
    with suppress(NoReverseMatch):  # a project may serve its administration elsewhere
        closed.insert(0, reverse("wagtailadmin_home"))
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines += [f"Sitemap: {addresses.view(name)}" for name in ("sitemap", "sitemap_news")]
    return answer(request, "\n".join([*lines, ""]).encode(), _PLAIN, modified=None)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116). Raises Http404 while nobody has said whom, or until when."""
    text = security_text(scope_of(request))
    if text is None:
        raise Http404
    return answer(request, text.encode(), _PLAIN, modified=None)
