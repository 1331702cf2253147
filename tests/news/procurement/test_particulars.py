"""What each kind of notice has to say."""

from typing import Any

import pytest

from news.models import Bidder, ProcurementNoticePage
from news.procurement.kinds import NoticeKind
from news.procurement.particulars import REQUIRED, kinds_with, missing_particulars
from tests.news.procurement.notices import COMPANY, PERSON, unsaved

pytestmark = pytest.mark.django_db


def codes(page: Any) -> set[str]:
    """The codes of what is missing; every one has its sentence."""
    issues = missing_particulars(page)
    assert all(issue.message for issue in issues)
    return {issue.code for issue in issues}


@pytest.mark.parametrize("kind", NoticeKind.values)
def test_particulars__empty_notice_is_told_every_one(kind: str) -> None:
    """Each kind of notice names exactly what its row of the table asks."""
    empty = ProcurementNoticePage(title="ประกาศ", notice_kind=kind)
    assert codes(empty) == {f"procurement_{name}_missing" for name in REQUIRED[kind]}
    full = unsaved(kind)
    full.bidders.add(Bidder(name="ร้านตัวอย่าง", price=45000))
    assert codes(full) == set()


def test_particulars__contradictions_are_said() -> None:
    """A period turned round, a slip in the number, a person called a company."""
    page = unsaved(supplier_kind="juristic", supplier_tax_id=PERSON)
    page.period_starts, page.period_ends = page.period_ends, page.period_starts
    page.bidders.add(Bidder(name="ร้านตัวอย่าง"))
    wrong = {"procurement_tax_id_of_a_person", "procurement_period_reversed"}
    assert codes(page) == {*wrong, "procurement_price_of_bidder_missing"}
    page.supplier_tax_id = COMPANY[:-1] + "0"
    assert "procurement_tax_id_wrong" in codes(page)


def test_particulars__a_notice_without_kind_is_asked_for_it() -> None:
    """Nothing else can be said before."""
    assert codes(ProcurementNoticePage(title="ประกาศ")) == {"procurement_kind_missing"}
    assert NoticeKind.PLAN not in kinds_with("supplier_tax_id")
