"""Wires offices into Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from offices.viewsets import OfficesViewSetGroup


@hooks.register("register_admin_viewset")
def register_offices() -> OfficesViewSetGroup:
    """Offices and people."""
    return OfficesViewSetGroup()


@hooks.register("insert_global_admin_css")
def register_admin_css() -> str:
    """Names stay readable in the lists on a phone."""
    return format_html('<link rel="stylesheet" href="{}">', static("offices/admin.css"))
