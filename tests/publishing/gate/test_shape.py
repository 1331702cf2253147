"""A seal outlives the shape of its page: fields of the software come and go, what was sealed stays comparable."""

from typing import Any

import pytest
from django.db.models.signals import post_migrate, pre_migrate

from publishing.gate import triggers
from publishing.gate.content import in_shape_of
from publishing.models import LiveAsset, Permit
from tests.world import Story

THEN: dict[str, Any] = {
    "content": {"title": "ข่าว", "memo": {"track": "news", "to": "ผอ."}, "album": [{"caption": "ก", "people": "none"}]},
    "files": [{"kind": "image", "id": 1, "sha256": "a", "credit": "ครู", "old_fact": "เดิม"}],
}
NOW: dict[str, Any] = {
    "content": {"title": "ข่าว", "memo": {"track": "news", "to": "ผอ."}, "album": [{"caption": "ก"}], "tables": "[]"},
    "files": [{"kind": "image", "id": 1, "sha256": "a", "credit": "ครู", "people": "crowd"}],
}


def shaped(now: dict[str, Any]) -> dict[str, Any]:
    return in_shape_of(now, THEN, {"album"})


def test_shape__new_empty_fields_and_gone_ones_change_nothing() -> None:
    assert shaped(NOW) == THEN


@pytest.mark.parametrize(
    "changed",
    [
        {"content": NOW["content"] | {"title": "ข่าวอื่น"}},
        {"content": NOW["content"] | {"tables": '[{"type": "table"}]'}},
        {"content": NOW["content"] | {"album": [{"caption": "ข"}]}},
        {"content": NOW["content"] | {"album": []}},
        {"content": NOW["content"] | {"album": [{"caption": "ก"}, {"caption": "ก"}]}},
        {"content": NOW["content"] | {"memo": {"track": "news"}}},
        {"content": NOW["content"] | {"memo": {"track": "news", "to": "ผอ.", "more": ""}}},
        {"files": [NOW["files"][0] | {"sha256": "b"}]},
        {"files": [NOW["files"][0] | {"credit": ""}]},
        {"files": []},
    ],
)
def test_shape__what_says_something_else_still_differs(changed: dict[str, Any]) -> None:
    assert shaped(NOW | changed) != THEN


def test_migrate__lifts_the_triggers_only_while_there_is_something_to_migrate(story: Story) -> None:
    from django.apps import apps

    config = apps.get_app_config("publishing")
    sent = {"sender": config, "app_config": config, "using": "default", "verbosity": 0, "interactive": False}
    pre_migrate.send(**sent, plan=[], apps=apps)
    assert triggers.missing() == []
    pre_migrate.send(**sent, plan=[("a migration", False)], apps=apps)
    assert triggers.installed() == []
    triggers.install()
    assert triggers.missing() == []
    assert post_migrate.has_listeners(config)
    assert Permit.objects.exists()
    assert not LiveAsset.objects.filter(page__live=False).exists()
