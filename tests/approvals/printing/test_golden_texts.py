"""Each form word for word and line for line: as a specimen, half filled, and filled (§5.4, invariant 7).

After a wanted change: PRAKAT_WRITE_GOLDEN=1 pytest on this module, and read the difference.
"""

import datetime as dt
import os
from pathlib import Path

import pytest

from approvals.printing.printing import print_specimen
from tests.approvals.printing.pdf_text import letters_outside, pages_of, stable_text
from tests.approvals.printing.requests import FORMS, filled, half_filled, printed_as_of, shipped
from tests.world import built_world
from thai.dates import TIMEZONE

GOLDEN = Path(__file__).resolve().parent / "golden"
MOMENT = dt.datetime(2026, 12, 9, 14, 45, tzinfo=TIMEZONE)
_MAKERS = {"half_filled": half_filled, "filled": filled}


def check(name: str, text: str) -> None:
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("PRAKAT_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form_id", FORMS)
def test_specimen__reads_as_it_did(form_id: str) -> None:
    pdf = print_specimen(form_id, *shipped(form_id))

    check(f"{form_id}-specimen", stable_text(pdf))
    assert pages_of(pdf) == 1
    assert letters_outside(pdf) == []


@pytest.mark.django_db
@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("state", _MAKERS)
def test_request__reads_as_it_did(form_id: str, state: str) -> None:
    request = _MAKERS[state](built_world(), form_id)

    pdf = printed_as_of(request, form_id, MOMENT)

    check(f"{form_id}-{state}", stable_text(pdf, request.code, request.reference))
    assert pages_of(pdf) == 1
    assert letters_outside(pdf) == []
