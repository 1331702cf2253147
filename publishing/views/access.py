"""Who may look at a request: the people of its office."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from approvals.api import Request, actor_for
from publishing.models import GatedPage


def request_for(http: HttpRequest, request_id: int) -> Request:
    """The request, for a person of its office. Raises Http404, PermissionDenied."""
    found = get_object_or_404(
        Request.objects.select_related("procedure", "office", "unit", "page", "requester"), pk=request_id
    )
    in_office = any(holding.office_id == found.office_id for holding in actor_for(http.user).holdings)
    if not in_office and not getattr(http.user, "is_superuser", False):
        raise PermissionDenied
    return found


def page_to_edit(http: HttpRequest, page_id: int) -> Any:
    """The page in its own type, for a person who may edit it. Raises Http404, PermissionDenied."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, GatedPage):
        raise PermissionDenied
    if not page.permissions_for_user(http.user).can_edit():
        raise PermissionDenied
    return page
