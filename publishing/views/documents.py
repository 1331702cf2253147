"""Handing out a document: under its own Thai name, for as long as a live page offers it."""

from urllib.parse import quote

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.coreutils import string_to_ascii
from wagtail.documents.models import document_served

from publishing.handing_over import hand_over
from publishing.models import PublishingDocument
from publishing.views.media import refuse_private_document


@require_safe
def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """In the place of Wagtail's view, at the same address. Raises Http404 for what is not public.

    Wagtail's own (documents/views/serve.py, utils/sendfile.py) sends `Content-Encoding: None`, gives every document
    stored without a form the same empty ETag, and loses the name where files are not on the server's disk. A project
    that keeps it is as safe, by the hook `before_serve_document`.
    """
    document = get_object_or_404(PublishingDocument, pk=document_id)
    if document.filename != document_filename:
        raise Http404  # of another document, or of an older file: whoever has this address expects other bytes
    is_public = refuse_private_document(document, request)
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(document, request) if hook is not refuse_private_document else None
        if isinstance(answer, HttpResponseBase):
            return answer
    document_served.send(sender=PublishingDocument, instance=document, request=request)
    is_inline = document.content_disposition == "inline"
    return hand_over(
        request,
        document.file.storage,
        document.file.name,
        is_public=is_public,
        content_type=document.content_type,
        disposition=content_disposition(document.filename, is_inline=is_inline),
        etag=f'"{document.sha256}"' if document.sha256 else "",
    )


def content_disposition(name: str, *, is_inline: bool) -> str:
    """RFC 6266: the name in letters any program knows, then the name itself (RFC 8187)."""
    plain = string_to_ascii(name).replace("\\", "_").replace('"', "_")
    how = "inline" if is_inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
