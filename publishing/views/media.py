"""Serving files: the public gets a picture's re-encoded sizes and the documents of live pages, nothing else."""

import posixpath
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from publishing.models import LiveAsset, PublishingRendition

_YEAR = 31_536_000


def serve_media(request: HttpRequest, path: str) -> HttpResponse:
    """A file of the media folder. Originals, and sizes of pictures no live page shows, are for signed-in staff only.

    Raises Http404 for everything else, without telling whether it exists.
    """
    name = posixpath.normpath(path).lstrip("/")
    if name.startswith("..") or not (_is_public(name) or _is_staff(request)) or not default_storage.exists(name):
        raise Http404
    response = FileResponse(default_storage.open(name), filename=Path(name).name)
    shared = "public, immutable" if _is_public(name) else "private"
    response["Cache-Control"] = f"{shared}, max-age={_YEAR if shared != 'private' else 0}"
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

