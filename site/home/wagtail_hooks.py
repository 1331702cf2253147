"""The admin of this deployment: the website's own type."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def register_admin_type() -> str:
    """Sarabun, as on the website."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def register_admin_thai() -> str:
    """Thai where Wagtail's templates and the browser have only English, and Buddhist years beside dates."""
    return format_html('<script src="{}" defer></script>', static("js/admin_thai.js"))
