"""Serving files: the public gets a picture's re-encoded sizes and the documents of live pages, nothing else."""

import posixpath
from pathlib import Path
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest

from publishing.models import LiveAsset, PublishingRendition

_HOUR = 3600
"""How long copies outside may live, in seconds: a withdrawn picture shall be gone from them within the hour."""


def serve_media(request: HttpRequest, path: str) -> FileResponse:
    """A file of the media folder. Originals, and sizes of pictures no live page shows, are for signed-in staff only.

    Raises Http404 for everything else, without telling whether it exists.
    """
    name = posixpath.normpath(path).lstrip("/")
    if "\0" in name:
        raise Http404  # PostgreSQL refuses to be asked for such a name
    is_public = _is_public(name)
    if not (is_public or _is_staff(request)):
        raise Http404
    try:
        stored = default_storage.open(name)
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        # Nothing of that name, a folder, a name no file can have, or one that leads out of the media folder.
        raise Http404 from error
    response = FileResponse(stored, filename=Path(name).name)
    response["Cache-Control"] = f"public, max-age={_HOUR}" if is_public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _is_public(name: str) -> bool:
    rendition = PublishingRendition.objects.filter(file=name).values_list("image_id", flat=True).first()
    return rendition is not None and LiveAsset.objects.filter(kind=LiveAsset.Kind.IMAGE, object_id=rendition).exists()


def _is_staff(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin"))


def refuse_private_document(document: Any, request: HttpRequest) -> None:
    """Hook `before_serve_document`: a document no live page offers is for signed-in staff only. Raises Http404."""
    live = LiveAsset.objects.filter(kind=LiveAsset.Kind.DOCUMENT, object_id=document.pk)
    if not live.exists() and not _is_staff(request):
        raise Http404
