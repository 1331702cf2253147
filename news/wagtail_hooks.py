"""Wires news into Wagtail's admin."""

from typing import Any

from django.urls import include, path
from wagtail import hooks

from news import admin_urls
from news.importing.memory import register_import_action
from news.procurement.admin_list import ProcurementNoticesViewSet, proof_button
from news.table_words import table_script

hooks.register("register_admin_viewset", ProcurementNoticesViewSet)
hooks.register("register_page_listing_more_buttons", proof_button)


@hooks.register("register_admin_urls")
def register_news_urls() -> list[Any]:
    """The proof of posting for the office."""
    return [path("news/", include(admin_urls))]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """The history of a page says which file it was imported from."""
    register_import_action(actions)


@hooks.register("insert_editor_js")
def register_table_words() -> str:
    """The table editor's menu in the language of the page."""
    return table_script()
