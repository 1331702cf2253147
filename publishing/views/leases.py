"""The dated permissions of one picture or document: those on record, and recording another."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from publishing.forms.consent import channels_of
from publishing.forms.lease import LeaseForm
from publishing.models import Lease, PublishingDocument, PublishingImage
from publishing.views.reporting_office import reporter_for

_LIBRARIES: dict[str, tuple[Any, Any, str]] = {
    "image": (PublishingImage, Image, "wagtailimages:edit"),
    "document": (PublishingDocument, Document, "wagtaildocs:edit"),
}
"""Our model, Wagtail's own by which permissions are given, and the address of the file's form."""


class LeasesView(View):
    """GET shows them; POST records another. None is changed or taken back: a later one wins."""

    def get(self, request: HttpRequest, kind: str, media_id: int) -> HttpResponse:
        """The permissions."""
        form = LeaseForm(initial={"starts_on": timezone.localdate()}, channels=self._channels(request))
        return self._show(request, kind, _media_for(request, kind, media_id), form)

    def post(self, request: HttpRequest, kind: str, media_id: int) -> HttpResponse:
        """Record, or show again what is wrong."""
        media = _media_for(request, kind, media_id)
        user: Any = request.user
        lease = Lease(**{kind: media}, recorded_by=user, recorded_at=timezone.now())
        form = LeaseForm(request.POST, instance=lease, channels=self._channels(request))
        if not form.is_valid():
            return self._show(request, kind, media, form)
        form.save()
        messages.success(request, _("The permission has been recorded."))
        return redirect("publishing:leases", kind, media.pk)

    def _channels(self, request: HttpRequest) -> list[tuple[str, str]]:
        return channels_of(reporter_for(request).office)

    def _show(self, request: HttpRequest, kind: str, media: Any, form: LeaseForm) -> HttpResponse:
        labels = dict(self._channels(request))
        context = {
            "media": media,
            "leases": [
                {"lease": lease, "channel": labels.get(lease.channel, lease.channel)} for lease in media.leases.all()
            ],
            "form": form,
            "edit_url": reverse(_LIBRARIES[kind][2], args=[media.pk]),
        }
        return TemplateResponse(request, "publishing/admin/leases.html", context, status=422 if form.errors else 200)


def _media_for(request: HttpRequest, kind: str, media_id: int) -> Any:
    """The file, for whoever may change it in its library. Raises Http404, PermissionDenied."""
    model, stock, _url = _LIBRARIES[kind]
    media = get_object_or_404(model, pk=media_id)
    # As in the libraries themselves; 7.4 and 8.0 keep their own instance in different places.
    policy = CollectionOwnershipPermissionPolicy(model, auth_model=stock, owner_field_name="uploaded_by_user")
    if not policy.user_has_permission_for_instance(request.user, "change", media):
        raise PermissionDenied
    return media
