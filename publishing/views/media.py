"""Serving files: the public gets a picture's re-encoded sizes and the documents of live pages, nothing else."""

import posixpath
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from publishing.handing_over import hand_over
from publishing.models import LiveAsset, PublishingImage, PublishingRendition


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture of the media folder: its sizes while a live page shows it, all else of pictures for signed-in staff.

    Documents have their own address, and so has the evidence of consents; whatever else lies in the folder is never
    handed out here. A file has one address: other ways of writing it would stay in caches when it is withdrawn.
    Raises Http404 for everything else, without telling whether it exists.
    """
    if "\0" in path or posixpath.normpath(path) != path:
        raise Http404  # (PostgreSQL refuses to be asked for a name with a NUL)
    is_public = _is_live_size(path)
    if not is_public and not (_is_staff(request) and _is_of_a_picture(path)):
        raise Http404
    return hand_over(request, default_storage, path, is_public=is_public)


def _is_live_size(name: str) -> bool:
    """Whether the file is a size of a picture some live page shows (one query)."""
    live = LiveAsset.objects.filter(kind=LiveAsset.Kind.IMAGE, object_id=OuterRef("image_id"))
    return PublishingRendition.objects.filter(Exists(live), file=name).exists()


def _is_of_a_picture(name: str) -> bool:
    files = (PublishingRendition.objects.filter(file=name), PublishingImage.objects.filter(file=name))
    return any(found.exists() for found in files)


def _is_staff(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin"))


def refuse_private_document(document: Any, request: HttpRequest) -> bool:
    """Whether everybody may have the document; staff may when not. Raises Http404 for all others."""
    live = LiveAsset.objects.filter(kind=LiveAsset.Kind.DOCUMENT, object_id=document.pk)
    is_public = bool(live.exists())
    if not is_public and not _is_staff(request):
        raise Http404
    return is_public
