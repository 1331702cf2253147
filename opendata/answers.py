"""Answers for machines: a fingerprint, a date, five minutes in caches, and 304 for whoever has it already."""

import datetime as dt
import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

MINUTES_5 = 300
"""How long copies outside may live, in seconds. The cache in front is told at once (`opendata.purged`)."""


def answer(
    request: HttpRequest, body: bytes, content_type: str, *, modified: dt.datetime | None, seconds: int = MINUTES_5
) -> HttpResponse:
    """The body, or 304. The fingerprint is the content's own: a withdrawal changes it as an addition does.

    `modified`: when the office last changed anything public, never the newest item's date. That would go back when the
    newest item is withdrawn, and who asks by date alone would keep it for ever. `seconds`: how long it may be kept.
    """
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    stamp = int(modified.timestamp()) if modified else None
    response = get_conditional_response(request, etag=etag, last_modified=stamp)
    if response is None:
        response = HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    response["Cache-Control"] = f"public, max-age={seconds}"
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    return response
