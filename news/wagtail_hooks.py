"""Wires news into Wagtail's admin."""

from typing import Any

from wagtail import hooks

from news.importing.memory import register_import_action


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """The history of a page says which file it was imported from."""
    register_import_action(actions)
