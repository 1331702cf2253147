"""What a list was asked for: every parameter is known and has a value that can be, or the answer says which has not."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from opendata.api.cursor import ORDERS, RELEVANCE, Cursor, read_cursor
from opendata.api.problems import BadParameter
from opendata.api.scope import Scope
from publishing.live_items import item_models

LIMIT, MOST = 20, 100
LONGEST_QUERY = 200
YEARS = (2400, 2700)
"""Fiscal years that can be, in the Buddhist era."""
NAMES = ("type", "unit", "category", "fiscal_year", "from", "to", "q", "order", "cursor", "limit", "fields")


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a list of items."""

    filters: dict[str, Any]
    query: str
    order: str
    cursor: Cursor | None
    limit: int
    full: bool
    """Every public field, not the summary alone."""


def refuse_unknown(given: Any, known: tuple[str, ...] = ()) -> None:
    """Raises BadParameter for a name nobody knows or one that is given twice."""
    for name in given:
        if name not in known:
            offered = ", ".join(known) or "–"
            raise BadParameter(
                name,
                _("There is no parameter “%(name)s” here. Known are: %(known)s.")
                % {"name": name[:50], "known": offered},
            )
        if len(given.getlist(name)) > 1:
            raise BadParameter(name, _("The parameter “%(name)s” is given more than once.") % {"name": name})
        if "\0" in given[name]:
            raise _bad(name, _("a value without control characters"))


def read(scope: Scope, given: Any) -> Asked:
    """The parameters of a request. Raises BadParameter."""
    refuse_unknown(given, NAMES)
    query = _query(given)
    order = _order(given, query)
    fields = given.get("fields", "")
    if fields not in {"", "*"}:
        raise _bad("fields", "*")
    return Asked(
        filters=_filters(scope, given),
        query=query,
        order=order,
        cursor=_cursor(given, order),
        limit=_number(given, "limit", 1, MOST) or LIMIT,
        full=fields == "*",
    )


def _bad(name: str, wanted: Any) -> BadParameter:
    return BadParameter(
        name,
        _("The value of “%(name)s” cannot be used. It should be: %(wanted)s.") % {"name": name, "wanted": wanted},
    )


def _filters(scope: Scope, given: Any) -> dict[str, Any]:
    filters: dict[str, Any] = {}
    if "type" in given:
        offered = [model._meta.label for model in item_models()]
        chosen = given["type"].split(",")
        if not set(chosen) <= set(offered):
            raise _bad("type", ", ".join(offered))
        filters |= {"model": chosen[0]} if len(chosen) == 1 else {"model__in": chosen}
    if (unit := _number(given, "unit", 1, 2**63 - 1)) is not None:
        if not scope.units().filter(pk=unit).exists():
            raise _bad("unit", _("the number of a unit, as in the list of units"))
        filters["unit_id"] = unit
    if "category" in given:
        if given["category"] not in scope.categories:
            raise _bad("category", _("a key of the list of categories"))
        filters["information_type"] = given["category"]
    if (year := _number(given, "fiscal_year", *YEARS)) is not None:
        filters["fiscal_year"] = year
    for name, lookup in (("from", "public_date__gte"), ("to", "public_date__lte")):
        if name in given:
            filters[lookup] = _day(given, name)
    return filters


def _number(given: Any, name: str, least: int, most: int) -> int | None:
    if name not in given:
        return None
    written = given[name]
    if re.fullmatch(r"[0-9]{1,19}", written) is None or not least <= int(written) <= most:
        raise _bad(name, _("a whole number from %(least)s to %(most)s") % {"least": least, "most": most})
    return int(written)


def _day(given: Any, name: str) -> dt.date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given[name]) is None:
            raise ValueError(name)
        return dt.date.fromisoformat(given[name])
    except ValueError as error:
        raise _bad(name, _("a day as year-month-day of the Christian era, for example 2026-10-01")) from error


def _query(given: Any) -> str:
    query = str(given.get("q", "")).strip()
    if ("q" in given and not query) or len(query) > LONGEST_QUERY:
        raise _bad("q", _("words, at most %(most)s characters") % {"most": LONGEST_QUERY})
    return query


def _order(given: Any, query: str) -> str:
    offered = [*ORDERS, *([RELEVANCE] if query else [])]
    order = str(given.get("order", RELEVANCE if query else "-date"))
    if order not in offered:
        raise _bad("order", ", ".join(offered))
    return order


def _cursor(given: Any, order: str) -> Cursor | None:
    if "cursor" not in given:
        return None
    try:
        return read_cursor(given["cursor"], order)
    except ValueError as error:
        raise _bad("cursor", _("what “next” of the page before says, with the other parameters unchanged")) from error
