"""The government's fiscal year (ปีงบประมาณ): N runs from 1 October N-1 to 30 September N, Bangkok time.

Years are Buddhist Era. Lists, statistics and the March and September reports are cut by it.
"""

from calendar import monthrange
from datetime import date

from thai.dates import ERA_OFFSET, local_date

_FIRST_MONTH = 10


def fiscal_year(value: date) -> int:
    """Return the fiscal year (พ.ศ.) a day or an aware datetime falls in; ValueError for a naive datetime."""
    day = local_date(value)
    return day.year + ERA_OFFSET + (1 if day.month >= _FIRST_MONTH else 0)


def bounds(fiscal_year: int) -> tuple[date, date]:
    """Return the first and the last day of a fiscal year (พ.ศ.), both inside it."""
    year = fiscal_year - ERA_OFFSET
    return date(year - 1, _FIRST_MONTH, 1), date(year, _FIRST_MONTH - 1, 30)


def month_bounds(fiscal_year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a calendar month (1–12) of a fiscal year (พ.ศ.); ValueError for another."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month has the number {month}")
    year = fiscal_year - ERA_OFFSET - (1 if month >= _FIRST_MONTH else 0)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months() -> tuple[int, ...]:
    """Return the months of a fiscal year in their order: October first."""
    return (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
