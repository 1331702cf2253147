"""How long a notice stood before the public, and the proof of it."""

import datetime as dt
from typing import Any

import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone

from approvals.api import Refused
from news.models import ProcurementNoticePage
from news.procurement.posting_clock import clock_of
from news.procurement.posting_rules import rule_for
from publishing.actions.withdraw import WithdrawAction
from tests.news.procurement.notices import draft, published
from tests.world import Story


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"notice_kind": "draft_tor"}, 3),
        ({"notice_kind": "winner"}, 7),
        ({"notice_kind": "invitation", "method": "e_bidding", "median_price": 500_000}, None),
        ({"notice_kind": "invitation", "method": "e_bidding", "median_price": 3_520_000}, 5),
        ({"notice_kind": "invitation", "method": "e_bidding", "budget": 9_000_000}, 10),
        ({"notice_kind": "invitation", "method": "e_bidding", "median_price": 50_000_000, "budget": 60_000_000}, 12),
        ({"notice_kind": "invitation", "method": "e_bidding", "median_price": 50_000_001}, 20),
        ({"notice_kind": "invitation", "method": "specific", "median_price": 3_520_000}, None),
        ({"notice_kind": "contract"}, None),
    ],
)
def test_rule__by_kind_method_and_value(said: dict[str, Any], days: int | None) -> None:
    """The table of working days; where nothing is known nothing is claimed."""
    rule = rule_for(ProcurementNoticePage(title="ประกาศ", **said))
    assert (rule.days if rule else None) == days


def words_of(content: bytes) -> str:
    """The text of a PDF on one line."""
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "")


def test_posting__is_counted_proved_and_not_cut_short_unnoticed(story: Story, client: Any) -> None:
    """An invitation stands five full working days; taken down earlier somebody has to say so, and why."""
    bidding = {"method": "e_bidding", "median_price": "3520000", "bidders": []}
    page = published(story, "invitation", **bidding)
    today = timezone.localdate()
    clock = clock_of(page, today)
    assert clock is not None
    assert (clock.days, clock.required, clock.is_fulfilled) == (0, 5, False)
    assert clock.free_from is not None
    assert [clock_of(page, clock.free_from - dt.timedelta(days=ahead)).days for ahead in (0, 1)] == [5, 4]  # type: ignore[union-attr]

    address = reverse("news:proof_of_posting", args=[page.pk])
    words = words_of(client.get(address).content)
    assert page.title in words
    assert f"/verify/{clock.span.began.code}" in words
    assert "ยังไม่ได้สอบทาน" in words

    uploader = story.people["finance.uploader"]
    with pytest.raises(Refused) as refused:
        WithdrawAction(page, user=uploader, reason="ปิดผิดฉบับ").execute()
    assert [issue.code for issue in refused.value.issues] == ["procurement_withdrawn_too_early"]
    story.sign_in(client, "finance.uploader")
    withdraw = reverse("publishing:withdraw", args=[page.pk])
    assert "despite_warnings" in client.get(withdraw).content.decode()
    assert client.post(withdraw, {"reason": "ปิดผิดฉบับ"}).status_code == 422
    assert client.post(withdraw, {"reason": "ปิดผิดฉบับ", "despite_warnings": "on"}).status_code == 302

    assert client.get(address).status_code == 404
    words = words_of(client.get(reverse("news_admin:proof_of_posting", args=[page.pk])).content)
    assert "ปิดผิดฉบับ" in words
    client.logout()
    assert client.get(reverse("news_admin:proof_of_posting", args=[page.pk])).status_code == 302


def test_timeline__shows_the_live_notices_of_one_procurement(story: Story, client: Any) -> None:
    """Page and address of the procurement name what is public, in order, and no draft; the office sees the clocks."""
    plan = published(story, "plan", title="ประกาศแผนจัดซื้อจัดจ้าง", public_date=dt.date(2026, 10, 5), bidders=[])
    key = plan.procurement_key
    contract = published(story, procurement_key=key)
    hidden = draft(story, "contract_change", procurement_key=key, title="ประกาศเปลี่ยนแปลงที่ยังเป็นร่าง")
    html = client.get(plan.url).content.decode()
    assert f'href="{contract.url}"' in html
    assert hidden.title not in html
    html = client.get(reverse("news:procurement", args=[key])).content.decode()
    assert html.index(plan.title) < html.index(contract.title)
    assert hidden.title not in html
    assert client.get(reverse("news:procurement", args=["2570-none"])).status_code == 404

    story.sign_in(client, "finance.provider")
    html = client.get(reverse("procurement_notices:index")).content.decode()
    assert hidden.title in html
    assert "0 วันทำการ" in html
