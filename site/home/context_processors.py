"""What the frame around every public page shows."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page, Site

from news.models import ItemIndexPage, ManualIndexPage, NewsIndexPage
from offices.api import Office

_IN_MENU = (NewsIndexPage, ManualIndexPage, ItemIndexPage)
_NOT_IN_MENU = ("banner", "procurement_report")
"""Lists without a place in the menu: banners stand on the home page, reports beside the procurement notices."""


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
    # By the numbers of their types: among a hundred thousand pages the database then looks at these few alone.
    types = list(ContentType.objects.get_for_models(*_IN_MENU).values())
    pages = (
        Page.objects.live()
        .child_of(site.root_page)
        .filter(content_type__in=types)
        .exclude(itemindexpage__kind__in=_NOT_IN_MENU)
        .order_by("path")
        .only("title", "url_path")
    )
    items = [{"label": page.title, "url": page.get_url(request)} for page in pages]
    return [home, *({**item, "current": request.path == item["url"]} for item in items)]


def _breadcrumbs(request: HttpRequest, site: Site) -> list[dict[str, Any]]:
    """From home to the page shown, a withdrawn one without its title; nothing at home and where no page is."""
    match = request.resolver_match
    page = Page.find_for_request(request, request.path) if match and match.url_name == "wagtail_serve" else None
    if page is None or page.pk == site.root_page_id:
        return []
    steps = page.get_ancestors(inclusive=page.live).filter(depth__gte=site.root_page.depth).only("title", "url_path")
    return [{"label": step.title, "url": step.get_url(request)} for step in steps]
