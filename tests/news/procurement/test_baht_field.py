"""Money is exact and says the same in every seal."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from news.models import ProcurementNoticePage
from news.procurement.baht_field import BahtFormField
from publishing.gate.content import public_content

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["1250000.5", "1,250,000.50", "๑,๒๕๐,๐๐๐.๕๐", "1,250,000.50 บาท"])
def test_baht__is_read_as_people_type_it(typed: str) -> None:
    """Commas and Thai digits are understood."""
    assert BahtFormField(max_digits=15, decimal_places=2).clean(typed) == Decimal("1250000.50")


def test_baht__words_are_refused() -> None:
    """What is no amount is said to be none."""
    with pytest.raises(ValidationError):
        BahtFormField().clean("หมื่นบาท")


def test_baht__is_the_same_text_however_it_came_in() -> None:
    """A number, a Decimal and a text of the same money seal alike; nothing seals as nothing."""
    pages = [ProcurementNoticePage(title="ประกาศ", budget=amount) for amount in (1000, "1000.0", Decimal("1000.000"))]
    assert {public_content(page)["budget"] for page in pages} == {"1000.00"}
    assert public_content(pages[0])["agreed_price"] is None
