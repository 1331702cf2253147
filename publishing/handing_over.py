"""Handing a stored file to whoever may have it: ourselves, through the web server in front, or through the bucket."""

import mimetypes
import os
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import get_conditional_response

HOUR = 3600
"""How long copies outside may live, in seconds: a withdrawn file shall be gone from them within the hour."""
_REDIRECT = 60
"""How long a redirect into the bucket may be kept, in seconds: less than the signed address has left to live."""


def hand_over(
    request: HttpRequest,
    storage: Any,
    name: str,
    *,
    is_public: bool,
    content_type: str = "",
    disposition: str = "inline",
    etag: str = "",
) -> HttpResponseBase:
    """The stored file, for somebody who may have it: the caller has judged that, and whether everybody may.

    `etag`: a strong validator in quotes, where the caller knows one. Raises Http404 when there is no such file.
    """
    headers = {
        "Content-Type": content_type or mimetypes.guess_type(name)[0] or "application/octet-stream",
        "Content-Disposition": disposition,
        "Cache-Control": f"public, max-age={HOUR}" if is_public else "private, no-store",
    }
    if hasattr(storage, "signed_url"):
        address = storage.signed_url(name, headers, method=request.method or "GET", reuse=is_public)
        return _redirect(address, is_public=is_public)
    try:
        response = _own_answer(request, storage, name, etag)
    except (OSError, ValueError, SuspiciousOperation) as error:
        # Nothing of that name, a folder, a name no file can have, or one that leads out of the media folder.
        raise Http404 from error
    for header, value in headers.items():
        response[header] = value
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _own_answer(request: HttpRequest, storage: Any, name: str, etag: str) -> HttpResponseBase:
    facts = os.stat(storage.path(name))
    inside: str = getattr(settings, "PRAKAT_MEDIA_ACCEL", "")
    if inside:
        if not os.path.isfile(storage.path(name)):
            raise FileNotFoundError(name)
        # nginx reads the file, and answers for ranges and conditions itself.
        return HttpResponse(headers={"X-Accel-Redirect": f"{inside.rstrip('/')}/{quote(name)}"})
    etag = etag or f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
    answer = get_conditional_response(request, etag=etag) or FileResponse(storage.open(name))
    answer["ETag"] = etag
    return answer


def _redirect(address: str, *, is_public: bool) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = f"public, max-age={_REDIRECT}" if is_public else "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
