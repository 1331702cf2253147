"""What migrations do to offices that have work under way."""

import importlib

from django.apps import apps

from approvals.models import Turn
from tests.world import URGENT, Story


def test_turns__opened_before_they_named_their_submission(story: Story) -> None:
    waiting = story.draft()
    story.submit(waiting)
    urgent = story.draft(title="แจ้งเลื่อนเปิดเรียนเพราะพายุ", memo=URGENT)
    story.submit(urgent)
    story.carry_through(urgent)
    before = list(Turn.objects.order_by("pk").values_list("submission_id", "stage"))
    assert all(submission and stage for submission, stage in before)
    Turn.objects.update(submission=None, stage="")
    migration = importlib.import_module("approvals.migrations.0007_turns_name_their_submission")
    migration.name_submissions(apps, None)
    assert list(Turn.objects.order_by("pk").values_list("submission_id", "stage")) == before
