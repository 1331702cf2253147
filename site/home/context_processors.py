"""What the frame around every public page shows."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from news.models import ManualIndexPage, NewsIndexPage
from offices.api import Office

_IN_MENU = (NewsIndexPage, ManualIndexPage)


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Office, menu, breadcrumbs and search address; nothing in the admin, whose templates use some of these names."""
    if request.path.startswith(reverse("wagtailadmin_home")):
        return {}
    return {"search_url": reverse("search")} | _frame(request)


def _frame(request: HttpRequest) -> dict[str, Any]:
    site = Site.find_for_request(request)
    if site is None:
        return {"office": None, "nav_items": [], "breadcrumbs": []}
    return {
        "office": Office.objects.filter(site=site).first(),
        "nav_items": _menu(request, site),
        "breadcrumbs": _breadcrumbs(request, site),
    }


def _menu(request: HttpRequest, site: Site) -> list[dict[str, Any]]:
    home = {"label": "หน้าแรก", "url": "/", "current": request.path == "/"}
    types = [model._meta.model_name for model in _IN_MENU]
    pages = (
        Page.objects.live()
        .child_of(site.root_page)
        .filter(content_type__model__in=types)
        .order_by("path")
        .only("title", "url_path")
    )
    items = [{"label": page.title, "url": page.get_url(request)} for page in pages]
    return [home, *({**item, "current": request.path == item["url"]} for item in items)]


def _breadcrumbs(request: HttpRequest, site: Site) -> list[dict[str, Any]]:
    """From home to the page above the one shown (Wagtail leaves the route's page on the request)."""
    page = getattr(request, "wagtailpage", None)
    if page is None:
        return []
    above = page.get_ancestors().filter(depth__gte=site.root_page.depth).only("title", "url_path")
    return [{"label": ancestor.title, "url": ancestor.get_url(request)} for ancestor in above]
