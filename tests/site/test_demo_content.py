"""The demo's texts: valid for any day on which somebody seeds it."""

import datetime as dt

import pytest

from approvals.api import SHIPPED, ProcedureDocument, read_procedure
from config.demo.content import ThaiDay, read_items, term_opening, working_day
from config.demo.office import UNITS
from config.demo.painting import PALETTES
from config.demo.scenes import SCENES, draw
from config.demo.story import COURSES
from publishing.models import People
from thai.fiscal import bounds, fiscal_year
from thai.working_days import is_working_day

DAYS = [dt.date(2026, 11, 21), dt.date(2026, 1, 2), dt.date(2026, 5, 17), dt.date(2026, 10, 1), dt.date(2027, 2, 28)]


@pytest.mark.parametrize("today", DAYS)
def test_items__lie_within_two_fiscal_years_on_working_days(today: dt.date) -> None:
    first, _last = bounds(fiscal_year(today) - 1)
    for item in read_items(today):
        assert first <= item.day <= today, item.key
        assert is_working_day(item.day), item.key


def test_items__use_only_what_exists() -> None:
    document = ProcedureDocument.model_validate(read_procedure(SHIPPED / "s12.yaml"))
    kinds = {key for key, _label in document.information_types()} | {""}
    for item in read_items(DAYS[0]):
        assert item.unit in UNITS
        assert item.course in COURSES
        assert item.type in kinds
        for picture in item.album:
            assert picture.scene in SCENES
            assert picture.light in PALETTES
            assert picture.people in {*People.values, ""}


def test_items__have_no_placeholder_left_and_each_key_once() -> None:
    items = read_items(DAYS[0])
    assert len({item.key for item in items}) == len(items)
    assert not any("{" in item.model_dump_json(exclude={"event"}).replace('{"', "").replace(":{", "") for item in items)


@pytest.mark.parametrize(
    ("today", "opening"),
    [
        (dt.date(2026, 11, 21), (dt.date(2026, 11, 2), 2, 2569)),
        (dt.date(2026, 5, 18), (dt.date(2025, 11, 3), 2, 2568)),
        (dt.date(2026, 5, 19), (dt.date(2026, 5, 18), 1, 2569)),
    ],
)
def test_term_opening__is_the_latest_one_already_past(today: dt.date, opening: tuple[dt.date, int, int]) -> None:
    assert term_opening(today) == opening


def test_thai_day__moves_to_the_next_working_day_when_counted_from() -> None:
    day = ThaiDay(dt.date(2026, 11, 20))
    assert f"{day}" == "20 พฤศจิกายน 2569"
    assert f"{day:+1}" == "23 พฤศจิกายน 2569"


def test_working_day__before_and_after_a_weekend() -> None:
    saturday = dt.date(2026, 11, 21)
    assert working_day(saturday) == dt.date(2026, 11, 20)
    assert working_day(saturday, 1) == dt.date(2026, 11, 23)


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_draw__is_the_same_picture_for_the_same_seed(scene: str) -> None:
    assert draw(scene, "noon", 3) == draw(scene, "noon", 3)
