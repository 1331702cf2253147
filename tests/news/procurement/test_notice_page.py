"""A procurement notice before the public."""

from typing import Any

from django.urls import reverse

from publishing.gate.content import canonical_content, content_hash
from publishing.models import Seal
from tests.news.procurement.notices import PERSON, draft, published
from tests.world import Story


def test_notice__tells_the_public_everything_but_a_persons_number(story: Story, client: Any) -> None:
    """Work, prices, bidders and reason are there, the citizen id masked; the seal holds as the database gives it."""
    page = published(story)
    html = client.get(page.url).content.decode()
    assert "44,500.50" in html
    assert "46,000.00" in html
    assert "จ.12/2570" in html
    assert "1-9999-xxxxx-xx-3" in html
    assert PERSON not in html
    seal = Seal.objects.filter(page_id=page.pk).latest("pk")
    assert content_hash(page) == seal.content_hash
    assert canonical_content(page)[0] == seal.content
    assert page.fiscal_year == 2570
    assert page.procurement_key.startswith("2570-")


def test_notice__editor_saves_and_offers_the_units_procurements(story: Story, client: Any) -> None:
    """The second notice of a procurement chooses it from a list; amounts are typed with commas."""
    first = draft(story)
    story.sign_in(client, "finance.provider")
    section = story.world.sections["finance"]
    address = reverse("wagtailadmin_pages:add", args=["news", "procurementnoticepage", section.pk])
    html = client.get(address).content.decode()
    assert f"{first.procurement_key} – {first.work}" in html
    form: dict[str, Any] = {
        "title": "ประกาศราคากลาง", "information_type": "procurement", "public_date": "2/11/2569",
        "notice_kind": "median_price", "procurement_key": first.procurement_key, "work": first.work,
        "budget": "๔๕,๐๐๐", "median_price": "45,000.00", "body": "null", "tables-count": "0",
    }  # fmt: skip
    for rows in ("bidders", "documents", "comments"):
        form |= {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    answer = client.post(address, form)
    second = type(first).objects.exclude(pk=first.pk).get()
    assert answer.status_code == 302
    assert (second.procurement_key, str(second.budget)) == (first.procurement_key, "45000.00")
