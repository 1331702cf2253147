"""/feeds/: the feeds of the office, its units, its categories and the types of page."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from opendata.answers import answer
from opendata.feeds import atom, json_feed, rss
from opendata.feeds.feed import Feed, feed_of
from opendata.scopes import scope_of

FORMATS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "rss.xml": (rss.write, rss.MIME),
    "atom.xml": (atom.write, atom.MIME),
    "feed.json": (json_feed.write, json_feed.MIME),
}
FULL = "full-"
"""Before the name of a feed that carries the whole text."""
NAMES = [*FORMATS, *(f"{FULL}{name}" for name in FORMATS)]


@require_safe
def feed(request: HttpRequest, name: str, kind: str = "", key: str = "") -> HttpResponse:
    """The newest items of the part, in the format of that name. Raises Http404."""
    if name not in NAMES:
        raise Http404
    scope = scope_of(request, kind, key)
    write, mime = FORMATS[name.removeprefix(FULL)]
    body = write(feed_of(scope, name, full=name.startswith(FULL)))
    return answer(request, body, mime, modified=scope.modified())
