"""Whoever asks again for what has not changed is told so in a few bytes."""

import hashlib
from typing import Any

from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.response import Response


def stamp(request: Any, response: Response, last_act: Any) -> None:
    """Have the answer carry its fingerprint and the time of the office's latest act, and be 304 for who has it.

    The fingerprint is that of the bytes (a strong ETag): nothing that is said can change without it. Copies are kept by
    whoever likes, but asked about each time: what has been withdrawn is gone from the API at once.
    """
    response["Cache-Control"] = "public, no-cache"
    if last_act is not None:
        response["Last-Modified"] = http_date(last_act.timestamp())

    def compare(rendered: Any) -> Any:
        etag = f'"{hashlib.sha256(rendered.content).hexdigest()[:32]}"'
        rendered["ETag"] = etag
        seconds = int(last_act.timestamp()) if last_act is not None else None
        return get_conditional_response(request, etag=etag, last_modified=seconds, response=rendered)

    response.add_post_render_callback(compare)
