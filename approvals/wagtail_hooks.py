"""Wires approvals into Wagtail's admin; the things themselves stand in their own files."""

from typing import Any

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from approvals import urls
from approvals.actions.put_in_force import PUT_IN_FORCE
from approvals.menu import ProceduresMenuItem
from approvals.notices.account import NoticePanel
from approvals.notices.viewset import NoticeViewSet


@hooks.register("register_admin_viewset")
def register_notices() -> NoticeViewSet:
    """The list of notices."""
    return NoticeViewSet("notices", url_prefix="approvals/notices")


@hooks.register("register_account_settings_panel")
def register_notice_panel(request: Any, user: Any, profile: Any) -> NoticePanel:
    """How often one is told."""
    return NoticePanel(request, user, profile)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """What the log says of procedures."""
    actions.register_action(PUT_IN_FORCE, _("Put in force"), _("Procedure put in force"))


@hooks.register("register_admin_urls")
def register_approvals_urls() -> list[Any]:
    """The procedures: drawn, changed, put in force."""
    return [path("approvals/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_procedures() -> ProceduresMenuItem:
    """Publication procedures, after the offices and people."""
    return ProceduresMenuItem()


@hooks.register("insert_global_admin_css")
def register_admin_css() -> str:
    """The look of the procedures' screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("approvals/procedures.css"))
