"""A refused act answers with its reason, in the browser as in a program."""

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from approvals.api import Refused
from publishing.gate.triggers import MARK

logger = logging.getLogger("publishing.gate")


class PublicationBlockedMiddleware:
    """Turns `Refused`, and a refusal by a database trigger, into a message on the page one came from (or JSON, 403)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception alone."""
        if isinstance(exception, Refused):
            issues = [issue.as_json() for issue in exception.issues]
        elif isinstance(exception, IntegrityError) and MARK in str(exception):
            logger.warning("stopped by the database: %s", exception)
            text = _("What is public changes only by an approved act; nothing was changed.")
            issues = [{"code": "gate", "field": "", "message": text, "context": {}}]
        else:
            return None
        if _wants_json(request):
            return JsonResponse({"issues": issues}, status=403, json_dumps_params={"ensure_ascii": False})
        for issue in issues:
            messages.error(request, issue["message"])
        return redirect(_back(request))


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest" or "application/json" in request.headers.get(
        "accept", ""
    )


def _back(request: HttpRequest) -> str:
    """The page one came from, when it is ours and not the one refused; else the admin's front page."""
    referer = urlsplit(request.headers.get("referer", ""))
    if referer.netloc == request.get_host() and request.method == "POST":
        return referer.path
    return reverse("wagtailadmin_home")
