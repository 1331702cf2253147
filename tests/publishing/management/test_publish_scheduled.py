"""Display periods begin and end on time, each page by itself."""

import datetime as dt
import io
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.utils import timezone

from approvals.api import Obligation, Refused
from news.models import NewsPage
from publishing.actions.publish import PublishScheduledAction
from publishing.gate.oracle import violations
from publishing.models import Permit, PublicationRecord, PublishingImage, RecordKind
from tests.world import Story


def run_at(moment: dt.datetime) -> tuple[int, str]:
    """The command at a moment; exit code and what it said of refusals."""
    errors = io.StringIO()
    with patch("django.utils.timezone.now", lambda: moment):
        try:
            call_command("publish_scheduled", stdout=io.StringIO(), stderr=errors)
        except SystemExit as ended:
            return int(ended.code or 0), errors.getvalue()
    return 0, errors.getvalue()


def scheduled(story: Story, **period: Any) -> NewsPage:
    page = story.draft(photos=0).get_latest_revision_as_object()
    for name, value in period.items():
        setattr(page, name, value)
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    return story.carry_through(page)


def test_period__begins_at_its_time(story: Story, client: Any) -> None:
    tomorrow = timezone.now() + dt.timedelta(days=1)
    page = scheduled(story, go_live_at=tomorrow)
    assert not page.live
    assert client.get(page.url).status_code == 404
    assert not Obligation.objects.filter(submission__request__page_id=page.pk).exists(), (
        "nothing is owed before it is public"
    )
    assert run_at(tomorrow - dt.timedelta(minutes=1)) == (0, "")
    assert not story.fresh(page).live
    assert run_at(tomorrow + dt.timedelta(minutes=1)) == (0, "")
    assert story.fresh(page).live
    assert PublicationRecord.objects.filter(page_id=page.pk, kind=RecordKind.PUBLISHED).count() == 1
    assert Obligation.objects.filter(submission__request__page_id=page.pk).exists()
    assert list(violations()) == []


def test_period__that_begins_while_it_is_being_published_is_not_entered_as_public(story: Story) -> None:
    """Wagtail has just put it on the schedule when the clock reaches the beginning: the register follows the page."""
    page = story.draft().get_latest_revision_as_object()
    page.go_live_at = timezone.now() + dt.timedelta(hours=1)
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    with patch("publishing.actions.publish.timezone") as clock:
        clock.now.return_value = page.go_live_at + dt.timedelta(seconds=1)
        page = story.carry_through(page)
    assert not page.live
    assert not PublicationRecord.objects.filter(page_id=page.pk).exists()
    assert list(violations()) == []


def test_period__ends_at_its_time_and_keeps_the_address(story: Story, client: Any) -> None:
    ends = timezone.now() + dt.timedelta(hours=1)
    page = scheduled(story, expire_at=ends)
    assert client.get(page.url).status_code == 200
    assert run_at(ends + dt.timedelta(seconds=1)) == (0, "")
    response = client.get(page.url)
    assert response.status_code == 410
    assert page.lead not in response.content.decode()
    assert PublicationRecord.objects.get(page_id=page.pk, kind=RecordKind.EXPIRED).person is None
    assert page.title not in client.get("/news/").content.decode()
    assert list(violations()) == []


@pytest.mark.parametrize("runs", ["at each time", "once, late"])
def test_period__ends_and_the_correction_waiting_for_its_own_still_goes_out(
    story: Story, client: Any, runs: str
) -> None:
    """Nothing an office has decided upon is lost by the end of the edition before."""
    now = timezone.now()
    ends, begins = now + dt.timedelta(hours=1), now + dt.timedelta(hours=2)
    page = scheduled(story, expire_at=ends)
    correction = page.get_latest_revision_as_object()
    correction.lead, correction.go_live_at, correction.expire_at = "ฉบับที่มีช่วงเวลาของตนเอง", begins, None
    correction.memo = correction.memo | {"correction_reason": "กำหนดระยะเวลาใหม่"}
    correction.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    story.carry_through(page)
    assert correction.lead not in client.get(page.url).content.decode()
    if runs == "at each time":
        assert run_at(ends + dt.timedelta(minutes=1)) == (0, "")
        assert client.get(page.url).status_code == 410
        assert list(violations()) == []
    assert run_at(begins + dt.timedelta(minutes=1)) == (0, "")
    assert correction.lead in client.get(page.url).content.decode()
    kinds = PublicationRecord.objects.filter(page_id=page.pk).order_by("sequence").values_list("kind", flat=True)
    assert list(kinds) == [RecordKind.PUBLISHED, RecordKind.EXPIRED, RecordKind.PUBLISHED]
    assert list(violations()) == []


def test_permit__that_ended_meanwhile_publishes_nothing(story: Story) -> None:
    """Two runs of the command at once, or a withdrawal between its list and its act."""
    tomorrow = timezone.now() + dt.timedelta(days=1)
    page = scheduled(story, go_live_at=tomorrow)
    permit = Permit.objects.get(page_id=page.pk)
    Permit.objects.get(pk=permit.pk).revoke(timezone.now())
    with pytest.raises(Refused) as refusal:
        PublishScheduledAction(permit, now=tomorrow).execute()
    assert [issue.code for issue in refusal.value.issues] == ["permit_ended"]
    assert not story.fresh(page).live


def test_period__one_refused_page_does_not_stop_the_others(story: Story) -> None:
    """Wagtail's own command ends at the first refusal (wagtail-notes §3.3)."""
    tomorrow = timezone.now() + dt.timedelta(days=1)
    broken = story.draft(photos=1).get_latest_revision_as_object()
    broken.go_live_at = tomorrow
    broken.save_revision(user=story.people["policy.provider"])
    story.submit(broken)
    broken = story.carry_through(broken)
    PublishingImage.objects.filter(pk=broken.get_latest_revision_as_object().album.first().image_id).update(
        credit="ผู้อื่น"
    )
    sound = scheduled(story, go_live_at=tomorrow, title="เรื่องที่สมบูรณ์และถึงกำหนดพร้อมกัน")
    code, said = run_at(tomorrow + dt.timedelta(minutes=1))
    assert code == 1
    assert str(broken.pk) in said
    assert story.fresh(sound).live
    assert not story.fresh(broken).live
    assert list(violations()) == []


def test_period__that_has_ended_cannot_be_submitted(story: Story) -> None:
    page = story.draft().get_latest_revision_as_object()
    page.expire_at = timezone.now() - dt.timedelta(days=1)
    page.save_revision()
    with pytest.raises(Refused) as refusal:
        story.submit(page)
    assert "expires_in_the_past" in [issue.code for issue in refusal.value.issues]
