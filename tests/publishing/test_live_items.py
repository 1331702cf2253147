"""The list of live items says what the live pages say, after every verb and when somebody has tampered with it."""

import datetime as dt
import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publishing import live_items
from publishing.actions.expire import ExpireAction
from publishing.actions.move import MoveAction
from publishing.actions.withdraw import WithdrawAction
from publishing.apps import fill_live_items
from publishing.gate import triggers
from publishing.gate.oracle import violations
from publishing.models import LiveDate, LiveDateKind, LiveItem
from tests.world import Story

EVENT = {"event_date": dt.date(2026, 12, 5), "event_end_date": dt.date(2026, 12, 7)}


def codes() -> list[str]:
    return [violation.code for violation in violations()]


def test_list__follows_every_verb(story: Story) -> None:
    draft = story.draft(public_date=dt.date(2026, 10, 1), **EVENT)
    assert not LiveItem.objects.exists()
    story.submit(draft)
    page = story.carry_through(draft)
    item = LiveItem.objects.get()
    assert item.site == story.world.office.site
    assert (item.page_id, item.unit, item.office) == (page.pk, page.unit, page.office)
    assert (item.model, item.information_type) == ("news.NewsPage", "pr_news")
    assert (item.public_date, item.fiscal_year) == (dt.date(2026, 10, 1), 2570)
    assert (item.title, item.url_path) == (page.title, page.url_path)
    assert (item.first_published_at, item.changed_at) == (page.first_published_at, page.last_published_at)
    event = item.dates.get()
    assert (event.kind, event.all_day) == (LiveDateKind.EVENT, True)
    assert [timezone.localdate(day) for day in (event.starts, event.ends)] == list(EVENT.values())

    target = story.world.sections["finance"]
    MoveAction(page, target, user=story.people["policy.head"], reason="ย้ายไปไว้ในกลุ่มที่รับผิดชอบ").execute()
    moved = LiveItem.objects.get()
    assert moved.url_path == story.fresh(page).url_path != page.url_path
    assert moved.changed_at > item.changed_at
    assert list(live_items.faults()) == []
    assert live_items.rebuild() == 1
    assert LiveItem.objects.get().changed_at == moved.changed_at

    WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="ข้อมูลคลาดเคลื่อน").execute()
    assert not LiveItem.objects.exists()
    assert not LiveDate.objects.exists()
    assert codes() == []


def test_list__ends_with_the_display_period(story: Story) -> None:
    soon = timezone.now() + dt.timedelta(hours=1)
    page = story.published(expire_at=soon)
    date = LiveDate.objects.get()
    assert (date.kind, date.starts, date.all_day) == (LiveDateKind.DISPLAY_END, page.expire_at, False)
    ExpireAction(page, now=soon + dt.timedelta(hours=1)).execute()
    assert not LiveItem.objects.exists()
    assert codes() == []


def test_list__does_not_take_in_what_is_not_public(story: Story) -> None:
    """Whoever writes past the verbs, in SQL even, cannot list a draft or another title."""
    page, draft = story.published(), story.draft(title="ร่างที่ยังไม่เผยแพร่")
    copy = {f.attname: getattr(LiveItem.objects.get(), f.attname) for f in LiveItem._meta.concrete_fields}
    copy |= {"page_id": draft.pk, "title": draft.title, "url_path": draft.url_path}
    with pytest.raises(IntegrityError, match="prakat gate"), transaction.atomic():
        LiveItem.objects.create(**copy)
    with pytest.raises(IntegrityError, match="prakat gate"), transaction.atomic():
        LiveItem.objects.filter(pk=page.pk).update(title="หัวเรื่องที่ไม่มีใครอนุมัติ")


def test_list__what_differs_is_found_and_mended(story: Story) -> None:
    page, draft = story.published(**EVENT), story.draft(title="ร่างที่ยังไม่เผยแพร่")
    LiveItem.objects.update(public_date=dt.date(2020, 1, 1))
    LiveDate.objects.update(label="งานอื่น")
    assert [(fault.page_id, fault.names) for fault in live_items.faults()] == [(page.pk, ("public_date", "dates"))]
    connection.check_constraints()
    triggers.uninstall()
    stray = LiveItem.objects.get()
    stray.pk, stray.title = draft.pk, draft.title
    stray.save(force_insert=True)
    assert [code for code in codes() if code != "triggers_missing"] == ["list_differs", "list_differs"]

    out = io.StringIO()
    call_command("rebuild_live_items", stdout=out)
    assert "not_live" in out.getvalue()
    assert "สร้างรายการใหม่แล้ว 1 เรื่อง" in out.getvalue()
    assert list(live_items.faults()) == []
    with pytest.raises(CommandError, match="ไม่พบเว็บไซต์"):
        call_command("rebuild_live_items", site="elsewhere.example")
    call_command("rebuild_live_items", site="testserver", stdout=out)


def test_list__of_an_earlier_database_is_filled_by_migrate(story: Story) -> None:
    page = story.published()
    LiveItem.objects.all().delete()
    assert codes() == ["list_differs"]
    config = apps.get_app_config("publishing")
    fill_live_items(config, using="default", plan=[])
    assert not LiveItem.objects.exists()
    fill_live_items(config, using="default", plan=[("something", False)])
    assert LiveItem.objects.get().pk == page.pk
    with CaptureQueriesContext(connection) as queries:
        live_items.enlist(page)
    assert len(queries) <= 6
    live_items.enlist(story.world.sections["policy"])  # the frame is never listed
    assert LiveItem.objects.count() == 1
