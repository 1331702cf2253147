"""Where a list goes on: the place after the last item shown, not a number of items to skip (ADR 0026)."""

import base64
import binascii
import datetime as dt
import json
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

ORDERS = {
    "-date": "-public_date",
    "date": "public_date",
    "-published": "-first_published_at",
    "published": "first_published_at",
    "-changed": "-changed_at",
    "changed": "changed_at",
}
"""Names of orders and the column of the list of live items; a minus is newest first."""
RELEVANCE = "relevance"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last item shown, in an order: its value there and its number. By relevance: how many have been shown."""

    order: str
    value: dt.date | dt.datetime | int
    page_id: int = 0

    def written(self) -> str:
        """The cursor as it stands in an address; its form is nobody's business."""
        value = self.value if isinstance(self.value, int) else self.value.isoformat()
        text = json.dumps([self.order, value, self.page_id], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def after(self) -> Q:
        """The condition for what comes after it, in a form an index scan can begin with."""
        column = ORDERS[self.order]
        name, way = column.removeprefix("-"), "lt" if column.startswith("-") else "gt"
        beyond = Q(**{f"{name}__{way}": self.value}) | Q(**{name: self.value, f"page_id__{way}": self.page_id})
        return Q(**{f"{name}__{way}e": self.value}) & beyond


def read_cursor(written: str, order: str) -> Cursor:
    """The cursor of an address. Raises ValueError for what we have not written, or written for another order."""
    if len(written) > _LONGEST:
        raise ValueError("too long")
    try:
        text = base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
        entries = json.loads(text)
    except (binascii.Error, UnicodeDecodeError, RecursionError) as error:
        raise ValueError("not a cursor") from error
    if not isinstance(entries, list) or len(entries) != 3 or entries[0] != order or type(entries[2]) is not int:
        raise ValueError("not a cursor of this order")
    return Cursor(order, _value(order, entries[1]), min(max(entries[2], 0), 2**63 - 1))


def _value(order: str, written: object) -> dt.date | dt.datetime | int:
    if order == RELEVANCE:
        if type(written) is not int or not 0 <= written < 10_000:
            raise ValueError("not a place in the results")
        return written
    if not isinstance(written, str):
        raise ValueError("not a date")
    if order.endswith("date"):
        return dt.date.fromisoformat(written)
    moment = dt.datetime.fromisoformat(written)
    if timezone.is_naive(moment):
        raise ValueError("no time zone")
    return moment
