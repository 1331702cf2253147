"""A section set up after the website goes online by the recorded act, an item never."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from news.models import SectionPage
from offices.api import Unit
from publishing.gate.oracle import violations
from publishing.models import PublicationRecord
from tests.world import Story


def test_frame__new_section_goes_online_with_a_record(story: Story, client: Any) -> None:
    unit = Unit.objects.create(office=story.world.office, name="กลุ่มกฎหมายและคดี")
    section = SectionPage(title=unit.name, slug="law", unit=unit)
    story.fresh(story.world.home).add_child(instance=section)
    section.save_revision()
    assert client.get(section.url).status_code == 404
    call_command("publish_frame", section.pk, reason="ตั้งกลุ่มใหม่", stdout=io.StringIO())
    assert client.get(section.url).status_code == 200
    assert PublicationRecord.objects.get(page_id=section.pk).reason == "ตั้งกลุ่มใหม่"
    assert list(violations()) == []
    with pytest.raises(CommandError):
        call_command("publish_frame", section.pk, stdout=io.StringIO())


def test_frame__an_item_is_never_published_by_it(story: Story, client: Any) -> None:
    page = story.draft()
    with pytest.raises(CommandError, match="เสนอ"):
        call_command("publish_frame", page.pk, stdout=io.StringIO())
    assert client.get(page.url).status_code == 404
