"""/verify/CODE: what the public is told for a code, and what it is not."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from approvals.api import Obligation, ObligationKind, Outcome, Request, SettleAction
from publishing.actions.expire import ExpireAction
from publishing.actions.withdraw import WithdrawAction
from publishing.models import PublicationRecord
from tests.world import URGENT
from thai.dates import format_date


def code_of(page: Any) -> str:
    return str(Request.objects.filter(page_id=page.pk).latest("pk").code)


def read(client: Any, code: str, status: int = 200) -> str:
    response = client.get(f"/verify/{code}")
    assert response.status_code == status
    assert response["X-Robots-Tag"] == "noindex"
    return str(response.content.decode())


def names(story: Any) -> list[str]:
    return [person.last_name for person in story.people.values()]


def test_published_item__is_vouched_for_without_a_personal_name(story: Any, client: Any) -> None:
    page = story.published(photos=2)
    html = read(client, code_of(page))

    record = PublicationRecord.objects.get(page_id=page.pk)
    assert page.title in html
    assert story.world.office.name in html
    assert "กลุ่มนโยบายและแผน" in html
    assert format_date(record.recorded_at) in html
    assert f"<dd>{record.permitted_by}</dd>" in html
    assert [entry["sha256"] in html for entry in record.permit.seal.files] == [True, True]
    assert not [name for name in names(story) if name in html]
    assert 'name="robots" content="noindex"' in html


@pytest.mark.parametrize("change", [str.lower, str.upper, str.title])
def test_code__is_read_in_either_case(story: Any, client: Any, change: Any) -> None:
    page = story.published()

    assert page.title in read(client, change(code_of(page)))


def test_request_not_public_yet__is_only_said_to_be_so(story: Any, client: Any) -> None:
    page = story.draft(title="เรื่องที่ยังไม่เผยแพร่")
    story.submit(page)

    html = read(client, code_of(page))

    assert story.world.office.name in html
    assert page.title not in html
    assert "SHA-256" not in html


@pytest.mark.parametrize("code", ["ZZZZZZZZ", "ก", "'", "a" * 500, "%00", "..", "<b>"])
def test_unknown_code__gets_a_page_that_helps(story: Any, client: Any, code: str) -> None:
    html = read(client, code, status=404)

    assert 'name="code"' in html
    assert "<b>" not in html


def test_typed_code__leads_to_its_address(story: Any, client: Any) -> None:
    page = story.published()

    response = client.get("/verify/", {"code": f" {code_of(page).lower()} "})

    assert (response.status_code, response["Location"]) == (302, f"/verify/{code_of(page)}")
    assert client.get("/verify/").status_code == 200
    assert client.get("/verify/", {"code": "a/b"}).status_code == 200


def corrected(story: Any, **published: Any) -> Any:
    page = story.published(**published)
    page = story.fresh(page)
    page.lead = "ความนำที่แก้ไขแล้ว"
    page.memo = page.memo | {"correction_reason": "แก้วันที่เปิดภาคเรียน"}
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    return story.carry_through(page)


def test_corrected_item__says_when_and_why(story: Any, client: Any) -> None:
    page = corrected(story)

    html = read(client, code_of(page))

    assert page.title in html
    assert "แก้วันที่เปิดภาคเรียน" in html


def test_withdrawn_item__says_when_and_why_and_nothing_of_its_content(story: Any, client: Any) -> None:
    page = story.published(photos=1, title="เรื่องที่ต้องถอน")
    WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="ข้อมูลคลาดเคลื่อน").execute()

    html = read(client, code_of(page))

    assert "ข้อมูลคลาดเคลื่อน" in html
    assert "เรื่องที่ต้องถอน" not in html
    assert "SHA-256" not in html
    assert not [name for name in names(story) if name in html]


def test_expired_item__says_when(story: Any, client: Any) -> None:
    now = timezone.now() + dt.timedelta(days=40)
    page = story.published(photos=1, expire_at=now - dt.timedelta(days=1))
    ExpireAction(story.fresh(page), now=now).execute()

    html = read(client, code_of(page))

    assert format_date(now) in html
    assert "SHA-256" not in html


def test_urgent_item__says_that_its_approval_is_owed_until_it_is_given(story: Any, client: Any) -> None:
    """S12-R07."""
    page = story.published(memo=URGENT)
    owed = read(client, code_of(page))
    obligation = Obligation.objects.get(kind=ObligationKind.LATE_APPROVAL, submission__request__page=page)
    SettleAction(obligation, user=story.people["policy.head"], outcome=Outcome.APPROVE).execute()

    given = read(client, code_of(page))

    assert len(owed) != len(given)
    record = PublicationRecord.objects.filter(page_id=page.pk, kind="approved").get()
    assert record.permitted_by
    assert record.permitted_by not in owed
    assert record.permitted_by in given


def test_answer__costs_the_same_after_many_corrections(story: Any, client: Any) -> None:
    few, many = story.published(), corrected(story, photos=3, title="อีกเรื่อง")
    counts = []
    for page in (few, many):
        client.get(f"/verify/{code_of(page)}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/verify/{code_of(page)}")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 12
