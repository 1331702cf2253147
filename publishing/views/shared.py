"""/share/TOKEN/: a draft for the one reader who has the link; nothing of it is public, kept in caches or indexed."""

import posixpath
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from approvals.api import Issue, Refused
from publishing.handing_over import hand_over
from publishing.models import PublishingDocument, PublishingRendition, Share, ShareVerdict
from publishing.sharing.answer import AnswerShareAction
from publishing.sharing.draft import SharedDraft, shared_draft
from publishing.sharing.showing import render_shared
from publishing.sharing.tokens import guesses_too_often, note_wrong_guess
from publishing.views.documents import content_disposition

PRIVATE_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
}
"""On every answer below a link: kept nowhere, indexed nowhere, and the link told to nobody the reader goes on to."""

_View = Callable[..., HttpResponseBase]


def _by_link(view: _View) -> _View:
    """Judge the link first: 429 for who guesses, 404 for a link there is not."""

    @wraps(view)
    def judged(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
        found = None if guesses_too_often(request) else shared_draft(token, timezone.now())
        if found is not None:
            response = view(request, found, token, **kwargs)
        elif guesses_too_often(request):
            response = _closed(request, "too_many", 429)
        else:
            note_wrong_guess(request)
            response = _closed(request, "unknown", 404)
        for header, value in PRIVATE_HEADERS.items():
            response[header] = value
        return response

    return judged


@require_safe
@_by_link
def shared_page(request: HttpRequest, found: SharedDraft, token: str) -> HttpResponseBase:
    """The draft with its banner and the form for the answer; or why the link opens nothing any more."""
    if not found.is_open:
        return _closed(request, str(found.state), 410, found)
    if found.share.opened_at is None:
        Share.objects.filter(pk=found.share.pk, opened_at=None).update(opened_at=timezone.now())
    return _show(request, found, token)


# The link itself is the permission, and no cookie adds to it: there is nothing a foreign site could make a reader do.
@csrf_exempt
@require_POST
@_by_link
def shared_answer(request: HttpRequest, found: SharedDraft, token: str) -> HttpResponseBase:
    """Record the answer; with what is missing, the page again and everything typed (422)."""
    typed = {name: request.POST.get(name, "") for name in ("verdict", "words", "name", "position")}
    given = _within_limits(typed)
    action = AnswerShareAction(
        found.share,
        verdict=given["verdict"],
        words=given["words"],
        name=given["name"],
        position=given["position"],
    )
    try:
        action.execute()
    except Refused as refusal:
        if not found.is_open:
            return _closed(request, str(found.state), 410, found)
        return _show(request, found, token, issues=refusal.issues, typed=typed)
    return HttpResponseRedirect(reverse("sharing:draft", args=[token]) + "#share-answer")


@require_safe
@_by_link
def shared_picture(request: HttpRequest, found: SharedDraft, token: str, path: str) -> HttpResponseBase:
    """A size of a picture of the draft. Raises Http404 for every other file."""
    if "\0" in path or posixpath.normpath(path) != path:
        raise Http404
    if not PublishingRendition.objects.filter(image_id__in=found.files()["image"], file=path).exists():
        raise Http404
    return hand_over(request, default_storage, path, is_public=False)


@require_safe
@_by_link
def shared_document(
    request: HttpRequest, found: SharedDraft, token: str, document_id: int, document_filename: str
) -> HttpResponseBase:
    """A document of the draft. Raises Http404 for every other file."""
    document = PublishingDocument.objects.filter(pk=document_id).first()
    if document is None or document_id not in found.files()["document"] or document.filename != document_filename:
        raise Http404
    return hand_over(
        request,
        document.file.storage,
        document.file.name,
        is_public=False,
        content_type=document.content_type,
        disposition=content_disposition(document.filename, is_inline=document.content_disposition == "inline"),
    )


def _show(
    request: HttpRequest,
    found: SharedDraft,
    token: str,
    *,
    issues: list[Issue] | None = None,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    context = {
        "verdicts": ShareVerdict.choices,
        "answers": list(found.share.answers.order_by("sequence")),
        "issues": issues or [],
        "typed": typed or {},
    }
    return HttpResponse(render_shared(request, found, token, context), status=422 if issues else 200)


def _closed(request: HttpRequest, why: str, status: int, found: SharedDraft | None = None) -> HttpResponse:
    context = {"why": why, "share": found.share if found else None}
    return TemplateResponse(request, "publishing/share/closed.html", context, status=status).render()


def _within_limits(typed: dict[str, str]) -> dict[str, str]:
    """No answer needs more; the columns hold no NUL."""
    most = {"verdict": 10, "words": 4000, "name": 200, "position": 200}
    return {name: text.replace("\0", "")[: most[name]] for name, text in typed.items()}
