"""Wires news into Wagtail's admin."""

from typing import Any

from wagtail import hooks

from news.importing.memory import register_import_action
from news.table_words import table_script


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """The history of a page says which file it was imported from."""
    register_import_action(actions)


@hooks.register("insert_editor_js")
def register_table_words() -> str:
    """The table editor's menu in the language of the page."""
    return table_script()
