"""Working days of a government office: Monday to Friday without the government's holidays.

Holidays come from the `holidays` package, public and government ones (the Royal Ploughing Day closes offices
but not shops). Days the cabinet declares during the year are known only after the package is renewed.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays

from thai.dates import in_bangkok

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Tell whether government offices are open on a calendar day (a `date`, not a datetime)."""
    return day.weekday() < _SATURDAY and day not in _closed_days(day.year)


def add_working_days(start: datetime, days: int) -> datetime:
    """Return the same Bangkok clock time on the n-th working day after the starting day.

    The starting day itself never counts, whether it is a working day or not. Raises ValueError for a naive
    datetime or fewer than one day.
    """
    if days < 1:
        msg = "At least one working day is needed"
        raise ValueError(msg)
    moment = in_bangkok(start)
    while days:
        moment += timedelta(days=1)
        days -= is_working_day(moment.date())
    return moment


def subtract_working_days(end: datetime, days: int) -> datetime:
    """Return the same Bangkok clock time on the n-th working day before the ending day, which never counts.

    Raises ValueError for a naive datetime or fewer than one day.
    """
    if days < 1:
        msg = "At least one working day is needed"
        raise ValueError(msg)
    moment = in_bangkok(end)
    while days:
        moment -= timedelta(days=1)
        days -= is_working_day(moment.date())
    return moment


def count_working_days(first: date, last: date) -> int:
    """Count the working days from the first to the last calendar day, both inside; none when last is before first."""
    days = (last - first).days + 1
    return sum(is_working_day(first + timedelta(days=ahead)) for ahead in range(days))


@lru_cache(maxsize=64)
def _closed_days(year: int) -> frozenset[date]:
    # Built once a year: the package fills its calendar while it is asked, which threads must not share.
    return frozenset(holidays.country_holidays("TH", years=year, categories=("public", "government")))
