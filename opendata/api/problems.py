"""Refusals as problem documents (RFC 9457), each with a sentence in Thai."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed, NotFound, Throttled
from rest_framework.response import Response

MEDIA_TYPE = "application/problem+json"


class BadParameter(APIException):
    """A parameter nobody knows, or a value that cannot be."""

    status_code = 400

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__(sentence)
        self.parameter = parameter


def answer(error: Exception, context: Any) -> Response | None:
    """The problem document for an exception of a view; None for what is a fault of ours."""
    if isinstance(error, Http404):
        error = NotFound()
    if not isinstance(error, APIException):
        return None
    problem: dict[str, Any] = {
        "type": "about:blank",
        "title": _title(error),
        "status": error.status_code,
        "detail": _detail(error),
    }
    if isinstance(error, BadParameter):
        problem["parameter"] = error.parameter
    headers = {"Cache-Control": "no-store"}
    if isinstance(error, Throttled) and error.wait is not None:
        headers["Retry-After"] = str(max(1, round(error.wait)))
    if isinstance(error, MethodNotAllowed):
        headers["Allow"] = "GET, HEAD"
    response = Response(problem, status=error.status_code, headers=headers, content_type=MEDIA_TYPE)
    response.exception = True
    return response


def _title(error: APIException) -> str:
    titles = {
        400: _("The request cannot be understood"),
        404: _("Not found"),
        405: _("This address is for reading only"),
        429: _("Too many requests"),
    }
    return titles.get(error.status_code, _("The request was refused"))


def _detail(error: APIException) -> str:
    if isinstance(error, NotFound):
        return _("There is no such thing here, or it is not public.")
    if isinstance(error, MethodNotAllowed):
        return _("What is public changes only by an approved act in the administration, never through the API.")
    if isinstance(error, Throttled):
        return _("Please wait %(seconds)s seconds and ask again.") % {"seconds": max(1, round(error.wait or 1))}
    return str(error.detail)
