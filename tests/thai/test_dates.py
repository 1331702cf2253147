from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai import dates

DAY = date(2026, 11, 21)
MOMENT = datetime(2026, 11, 21, 14, 30, tzinfo=dates.TIMEZONE)


@pytest.mark.parametrize(
    ("style", "digits", "expected"),
    [
        ("long", "arabic", "21 พฤศจิกายน 2569"),
        ("short", "arabic", "21 พ.ย. 2569"),
        ("numeric", "arabic", "21/11/2569"),
        ("long", "thai", "๒๑ พฤศจิกายน ๒๕๖๙"),
        ("short", "thai", "๒๑ พ.ย. ๒๕๖๙"),
        ("numeric", "thai", "๒๑/๑๑/๒๕๖๙"),
    ],
)
def test_format_date__styles_and_digits(style: dates.Style, digits: dates.Digits, expected: str) -> None:
    assert dates.format_date(DAY, style, digits) == expected


def test_format_date__single_figures_are_padded_only_in_numbers() -> None:
    assert dates.format_date(date(2026, 3, 5)) == "5 มีนาคม 2569"
    assert dates.format_date(date(2026, 3, 5), "numeric") == "05/03/2569"


def test_format_date__aware_datetime_is_the_day_in_bangkok() -> None:
    assert dates.format_date(datetime(2026, 11, 20, 17, 0, tzinfo=UTC)) == "21 พฤศจิกายน 2569"
    assert dates.format_date(datetime(2026, 11, 20, 16, 59, tzinfo=UTC)) == "20 พฤศจิกายน 2569"


def test_format_datetime__bangkok_clock() -> None:
    assert dates.format_datetime(MOMENT) == "21 พฤศจิกายน 2569 เวลา 14.30 น."


def test_format_datetime__other_zone_is_converted() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert dates.format_datetime(datetime(2027, 1, 1, 1, 5, tzinfo=tokyo), "short") == "31 ธ.ค. 2569 เวลา 23.05 น."


def test_format_datetime__thai_digits() -> None:
    assert dates.format_datetime(MOMENT, "numeric", "thai") == "๒๑/๑๑/๒๕๖๙ เวลา ๑๔.๓๐ น."


@pytest.mark.parametrize(
    "function",
    [dates.format_date, dates.format_datetime, dates.buddhist_year, dates.local_date, dates.in_bangkok],
)
def test_naive_datetime__is_refused(function) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="time zone"):
        function(datetime(2026, 11, 21, 14, 30))  # noqa: DTZ001 - the naive value is the subject


def test_read_moment__text_without_a_zone_is_bangkok_time() -> None:
    assert dates.read_moment("2026-11-21T14:30") == MOMENT
    assert dates.read_moment("2026-11-21T07:30:00Z") == MOMENT
    assert dates.read_moment("2026-11-21T07:30:00Z").tzinfo is dates.TIMEZONE
    with pytest.raises(ValueError, match="Invalid isoformat"):
        dates.read_moment("พรุ่งนี้")


def test_buddhist_year__turns_at_midnight_in_bangkok() -> None:
    assert dates.buddhist_year(date(2026, 12, 31)) == 2569
    assert dates.buddhist_year(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) == 2570


@pytest.mark.parametrize(
    "text",
    [
        "21 พฤศจิกายน 2569",
        "๒๑ พฤศจิกายน ๒๕๖๙",
        " 21  พฤศจิกายน\u00a0พ.ศ. 2569 ",
        "๒๑ พฤศจิกายน พ.ศ.๒๕๖๙",
        "21 พ.ย. 2569",
        "21 พ.ย.2569",
        "21/11/2569",
        "๒๑/๑๑/๒๕๖๙",
    ],
)
def test_parse_date__accepted_forms(text: str) -> None:
    assert dates.parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "เมื่อวาน",
        "21 พฤศจิกายน",
        "21 November 2569",
        "30 กุมภาพันธ์ 2569",
        "21/13/2569",
        "00/01/2569",
        "21/11/69",
        "21/11/2026",
        "21/11/2483",
        "2569-11-21",
        "21/11/2569 14.30",
        "²1/11/2569",
    ],
)
def test_parse_date__anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.parse_date(text)


@given(
    st.dates(min_value=date(1941, 1, 1), max_value=date(9456, 12, 31)),
    st.sampled_from(["long", "short", "numeric"]),
    st.sampled_from(["arabic", "thai"]),
)
def test_parse_date__reads_what_format_date_writes(day: date, style: dates.Style, digits: dates.Digits) -> None:
    assert dates.parse_date(dates.format_date(day, style, digits)) == day
