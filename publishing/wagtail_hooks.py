"""Wires publishing into Wagtail's admin; the things themselves stand in their own files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from publishing import urls
from publishing.action_menu import CertifyItem, ReviewItem, only_lawful_items, to_checklist
from publishing.actions.change_policy import register_policy_change
from publishing.legacy_menu import LegacyMenuItem
from publishing.menu import DeskMenuItem, only_the_desk, only_what_concerns_them
from publishing.page_buttons import listing_more_buttons
from publishing.policy_menu import PolicyMenuItem
from publishing.registers import RegisterGroup
from publishing.reporting_menu import EvidenceMenuItem, PeriodicReportsMenuItem, PostingsMenuItem
from publishing.rights_menu import ConsentsMenuItem
from publishing.views.media import refuse_private_document
from publishing.webhooks.keeping import register_webhook_change
from publishing.webhooks_menu import WebhooksMenuItem

modeladmin_register(RegisterGroup)
hooks.register("before_serve_document", refuse_private_document)
hooks.register("construct_homepage_panels", only_the_desk)
hooks.register("construct_main_menu", only_what_concerns_them)
hooks.register("construct_page_action_menu", only_lawful_items)
hooks.register("after_create_page", to_checklist)
hooks.register("after_edit_page", to_checklist)
hooks.register("register_page_listing_more_buttons", listing_more_buttons)
hooks.register("register_admin_menu_item", ConsentsMenuItem)
hooks.register("register_admin_menu_item", LegacyMenuItem)
hooks.register("register_admin_menu_item", PostingsMenuItem)
hooks.register("register_admin_menu_item", PeriodicReportsMenuItem)
hooks.register("register_admin_menu_item", EvidenceMenuItem)
hooks.register("register_admin_menu_item", PolicyMenuItem)
hooks.register("register_admin_menu_item", WebhooksMenuItem)
hooks.register("register_log_actions", register_policy_change)
hooks.register("register_log_actions", register_webhook_change)


@hooks.register("register_admin_urls")
def register_publishing_urls() -> list[Any]:
    """The desk, the checklist, the review screen, the verbs."""
    return [path("publishing/", include(urls))]


@hooks.register("register_admin_menu_item")
def register_desk() -> DeskMenuItem:
    """The desk first."""
    return DeskMenuItem()


@hooks.register("register_page_action_menu_item")
def register_certify() -> CertifyItem:
    """Check and submit."""
    return CertifyItem()


@hooks.register("register_page_action_menu_item")
def register_review() -> ReviewItem:
    """Open the request."""
    return ReviewItem()


@hooks.register("insert_global_admin_css")
def register_admin_css() -> str:
    """The look of our own screens."""
    sheets = [static(f"publishing/{name}.css") for name in ("admin", "reports", "rights")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((sheet,) for sheet in sheets))


@hooks.register("insert_global_admin_js")
def register_admin_js() -> str:
    """The count of what waits, on the button that opens the menu on a phone."""
    return format_html('<script src="{}" defer></script>', static("publishing/badge.js"))


@hooks.register("insert_editor_js")
def register_editor_js() -> str:
    """Links of the status panel open the tab and the field."""
    return format_html('<script src="{}" defer></script>', static("publishing/status.js"))


@hooks.register("before_delete_page")
def refuse_deletion_of_evidence(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Say why, instead of Wagtail's generic refusal."""
    from django.contrib import messages
    from django.utils.translation import gettext as _

    if page.specific.permissions_for_user(request.user).can_delete():
        return None
    messages.error(
        request, _("This page has been submitted or published, so it is kept for ever. Withdraw it instead.")
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
