"""The check of the gate's triggers: an error for whoever asks, never in the way of the mend."""

import sys

import pytest
from django.db import connection

from publishing.checks import check_triggers
from publishing.gate import triggers
from tests.world import Story


def test_missing_trigger__is_an_error_with_its_mend(story: Story) -> None:
    assert check_triggers(databases=["default"]) == []
    table, name = triggers.installed()[0]
    with connection.cursor() as cursor:
        on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
        cursor.execute(f'DROP TRIGGER "{name}"{on}')
    (message,) = check_triggers(databases=["default"])
    assert (message.id, message.hint) == ("publishing.E003", "run migrate")
    assert name in message.msg
    assert check_triggers(databases=None) == [], "asked only with a database"


def test_migrate__is_not_stopped_by_what_it_mends(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["manage.py", "migrate"])
    triggers.uninstall()
    try:
        assert check_triggers(databases=["default"]) == []
    finally:
        triggers.install()
