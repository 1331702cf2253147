"""Every type of page goes the whole course: a type somebody adds needs a factory and nothing else here."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from news.kinds import KINDS
from news.models import ItemPage
from publishing.api import missing_for_submission
from publishing.models import PublicationRecord, RecordKind
from tests.news.factories import FACTORIES
from tests.opendata.machine_checks import is_found_by_machines
from tests.world import Story

TYPES = pytest.mark.parametrize("kind", FACTORIES)


def test_factories__are_there_for_every_type_of_item() -> None:
    concrete = {model for model in apps.get_models() if issubclass(model, ItemPage)}
    assert {KINDS[key].model for key in FACTORIES} == concrete
    assert set(FACTORIES) == set(KINDS)


@TYPES
def test_type__goes_the_whole_course(story: Story, client: Client, kind: str) -> None:
    page = FACTORIES[kind](story)
    assert [issue.message for issue in missing_for_submission(page.get_latest_revision_as_object())] == []
    unit = page.unit.key
    story.submit(page, f"{unit}.provider")
    page = story.carry_through(page, unit)
    assert page.live
    _is_shown(client, page)
    is_found_by_machines(client, page)
    assert [record.kind for record in PublicationRecord.objects.filter(page=page)] == [RecordKind.PUBLISHED]


def _is_shown(client: Client, page: Any) -> None:
    detail = client.get(page.url)
    assert detail.status_code == 200
    assert page.title in detail.content.decode()
