"""A draft for whoever holds its link, as the API would say it: for websites that show the office's items themselves.

The link is the one people are sent (`publishing.sharing`): it ends when its time is over, when it is revoked, when the
draft is changed, and when it is published. Nothing of it is kept in caches, indexed, listed or described.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from opendata.api.items import full_values, item_shape, summary
from opendata.api.problems import MEDIA_TYPE
from opendata.api.scope import Scope
from opendata.api.shelf import Shelf
from publishing.api import SharedDraft, guesses_too_often, note_wrong_guess, shared_draft
from publishing.live_items import as_listed
from publishing.models import PublishablePage, PublishingDocument

_PRIVATE = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def share(request: HttpRequest, token: str) -> HttpResponse:
    """The draft, or why the link opens nothing: 404 unknown, 410 no longer, 429 for who guesses."""
    if guesses_too_often(request):
        return _closed(429, _("Too many unknown links have been tried from your address. Please try again later."))
    found = shared_draft(token, timezone.now())
    if found is None:
        note_wrong_guess(request)
        return _closed(404, _("There is no such link."))
    if not found.is_open or not isinstance(found.page, PublishablePage):
        return _closed(410, _("This link no longer opens the draft."))
    return _private(JsonResponse(_said(request, found, token), json_dumps_params={"ensure_ascii": False}))


def _said(request: HttpRequest, found: SharedDraft, token: str) -> dict[str, Any]:
    scope = Scope(request)
    item = as_listed(found.page)
    if item is None or item.site_id != scope.site.pk:
        raise Http404  # a draft of another website
    shelf = _DraftShelf(scope, found, token)
    values = summary(scope, item, None, found.page.live_dates()) | full_values(shelf, found.page)
    kind: Any = type(found.page)
    said = dict(item_shape(kind)(values).data)
    said["meta"] = said["meta"] | {
        "draft": True,
        "detail_url": scope.root + request.path,
        "html_url": scope.root + reverse("sharing:draft", args=[token]),
        "first_published_at": None,
        "changed_at": None,
    }
    return said


class _DraftShelf(Shelf):
    """What the draft says; its files are behind the link."""

    def __init__(self, scope: Scope, found: SharedDraft, token: str) -> None:
        self.token = token
        documents = PublishingDocument.objects.filter(pk__in=found.files()["document"])
        self.documents = {document.url: self._behind_link(document) for document in documents}
        super().__init__(scope, [found.page], draft=True)

    def document(self, document: PublishingDocument) -> dict[str, Any]:
        """A file, behind the link."""
        return super().document(document) | {"url": self.scope.root + self._behind_link(document)}

    def picture(self, image: Any) -> dict[str, Any]:
        """A picture, its sizes behind the link."""
        said = super().picture(image)
        for size in said["renditions"]:
            path = size["url"].partition(reverse("media", args=["x"]).removesuffix("x"))[2]
            size["url"] = self.scope.root + reverse("sharing:picture", args=[self.token, path])
        return said

    def localised(self, html: str) -> str:
        """HTML whose links to the draft's own files lead behind the link."""
        for address, behind in self.documents.items():
            html = str(html).replace(f'href="{address}"', f'href="{behind}"')
        return super().localised(html)

    def _behind_link(self, document: PublishingDocument) -> str:
        return reverse("sharing:document", args=[self.token, document.pk, document.filename])


def _closed(status: int, sentence: str) -> HttpResponse:
    problem = {"type": "about:blank", "title": _("The link does not open"), "status": status, "detail": sentence}
    return _private(
        JsonResponse(problem, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    )


def _private(response: HttpResponse) -> HttpResponse:
    for header, value in _PRIVATE.items():
        response[header] = value
    return response
