"""The screen by which many pictures go into the album of a news item at once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.http import require_POST

from news.album.adding import MOST_PICTURES, Added, AddToAlbumAction, why_not
from news.album.forms import LotForm
from news.album.upload import UploadPictureAction
from news.models import NewsPage
from news.pictures import SMALL
from publishing.api import Refused, page_to_edit
from publishing.models import PublishingImage


class AlbumView(View):
    """GET shows the album and the form for more; POST puts the uploaded pictures into the draft, in their order."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The screen."""
        return self._show(request, _news_for(request, page_id), LotForm())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Save the draft, or show again what is wrong with everything uploaded and typed (422)."""
        page = _news_for(request, page_id)
        form = LotForm(request.POST)
        if not form.is_valid():
            return self._show(request, page, form, status=422)
        try:
            count = AddToAlbumAction(page, _added(request), form.answers(), user=request.user).execute()
        except Refused as refusal:
            for issue in refusal.issues:
                messages.error(request, issue.message)
            return self._show(request, page, form, status=422)
        done = ngettext(
            "%(count)s picture has been put into the album of the draft.",
            "%(count)s pictures have been put into the album of the draft.",
            count,
        )
        messages.success(request, done % {"count": count})
        return redirect("publishing:pictures", page.pk)

    def _show(self, request: HttpRequest, page: NewsPage, form: LotForm, status: int = 200) -> HttpResponse:
        draft = page.get_latest_revision_as_object()
        added = _added(request)
        unit: Any = page.unit  # asked by `_news_for`
        library = PublishingImage.objects.filter(collection=unit.collection)
        images = library.in_bulk([row.image_id for row in added])
        context = {
            "page": draft,
            "form": form,
            "there": draft.album.count(),
            "most": MOST_PICTURES,
            "issues": why_not(page, request.user),
            "rows": [_row(images[row.image_id], row) for row in added if row.image_id in images],
        }
        return TemplateResponse(request, "news/admin/album.html", context, status=status)


@require_POST
def upload_picture(request: HttpRequest, page_id: int) -> JsonResponse:
    """Take one file: `{id, title, thumb}`, or `{errors}` in words (422)."""
    page = _news_for(request, page_id)
    file = request.FILES.get("file")
    issues = why_not(page, request.user)
    if not issues and file is not None:
        try:
            return JsonResponse(_told(UploadPictureAction(page, file, user=request.user).execute()))
        except Refused as refusal:
            issues = refusal.issues
    return JsonResponse({"errors": [issue.message for issue in issues] or [_("No file was sent.")]}, status=422)


def _news_for(request: HttpRequest, page_id: int) -> NewsPage:
    """The news item, for a person who may edit it. Raises Http404, PermissionDenied."""
    page = page_to_edit(request, page_id)
    if not isinstance(page, NewsPage) or page.unit is None or page.unit.collection is None:
        raise PermissionDenied
    return page


def _added(request: HttpRequest) -> list[Added]:
    """The pictures of the form, in the order in which they stand on the screen."""
    keys = [key for key in request.POST.getlist("image") if key.isdecimal()]
    return [
        Added(
            int(key),
            description=request.POST.get(f"description-{key}", ""),
            caption=request.POST.get(f"caption-{key}", "")[:255],
        )
        for key in keys
    ]


def _told(image: PublishingImage) -> dict[str, Any]:
    return {"id": image.pk, "title": image.title, "thumb": image.get_rendition(SMALL.fallback).url}


def _row(image: PublishingImage, added: Added) -> dict[str, Any]:
    return {"image": image, "thumb": _told(image)["thumb"], "description": added.description, "caption": added.caption}
