"""The government's fiscal year (ปีงบประมาณ): N runs from 1 October N-1 to 30 September N, Bangkok time.

Years are Buddhist Era. Lists, statistics and the March and September reports are cut by it.
"""

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
