"""A citizen id is shown to nobody."""

import pytest

from news.procurement.tax_id import has_right_check_digit, public_tax_id
from tests.news.procurement.notices import COMPANY, PERSON


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (COMPANY, "juristic", COMPANY),
        ("0-9955-60000-01-1", "juristic", COMPANY),
        (PERSON, "natural", "1-9999-xxxxx-xx-3"),
        (PERSON, "juristic", "1-9999-xxxxx-xx-3"),
        (PERSON, "", "1-9999-xxxxx-xx-3"),
        ("๑๙๙๙๙๐๐๐๐๐๐๑๓", "natural", "1-9999-xxxxx-xx-3"),
        ("19999", "natural", "xxxxx"),
        ("", "natural", ""),
    ],
)
def test_public_tax_id__shows_only_what_can_be_nobodys(number: str, kind: str, shown: str) -> None:
    """A person's number is masked even where the person was called a company or the kind was forgotten."""
    assert public_tax_id(number, kind) == shown


def test_check_digit__of_persons_and_companies() -> None:
    """The numbers of the tests are right ones; a slip is seen."""
    assert has_right_check_digit(PERSON)
    assert has_right_check_digit(COMPANY)
    assert not has_right_check_digit("1999900000012")
