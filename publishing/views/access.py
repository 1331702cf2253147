"""Who may look at a request: the people of its office."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail.models import Page

from approvals.api import Request
from offices.api import Body, bodies_of
from publishing.models import GatedPage
from publishing.offices_seen import offices_seen_by


def request_for(http: HttpRequest, request_id: int) -> Request:
    """The request, for a person of its office. Raises Http404, PermissionDenied."""
    found = get_object_or_404(
        Request.objects.select_related("procedure", "office", "unit", "page", "requester"), pk=request_id
    )
    if not _of_office(http.user, found.office_id) and not getattr(http.user, "is_superuser", False):
        raise PermissionDenied
    return found


def _of_office(user: Any, office_id: int) -> bool:
    """Whether the person holds a seat of the office, or sits in one of its bodies in person."""
    if office_id in offices_seen_by(user):
        return True
    return Body.objects.filter(pk__in=bodies_of(user, timezone.localdate()), office_id=office_id).exists()


def page_to_edit(http: HttpRequest, page_id: int) -> Any:
    """The page in its own type, for a person who may edit it. Raises Http404, PermissionDenied."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, GatedPage):
        raise PermissionDenied
    if not page.permissions_for_user(http.user).can_edit():
        raise PermissionDenied
    return page


def page_of_office(http: HttpRequest, page_id: int) -> Any:
    """The page in its type, for people of its office and whoever may edit it. Raises Http404, PermissionDenied."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, GatedPage):
        raise PermissionDenied
    office_id = page.unit.office_id if page.unit else None
    user: Any = http.user
    known = office_id is not None and _of_office(user, office_id)
    if not (known or user.is_superuser or page.permissions_for_user(user).can_edit()):
        raise PermissionDenied
    return page
