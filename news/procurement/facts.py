"""The particulars of a notice as its page shows them: label and words, only what is said."""

from typing import Any

from news.procurement.baht_field import format_baht
from news.procurement.particulars import kinds_with
from thai.dates import format_date

_ORDER = (
    "work",
    "category",
    "method",
    "budget",
    "budget_source",
    "median_price",
    "period_starts",
    "period_ends",
    "change_reason",
    "supplier_name",
    "supplier_tax_id",
    "agreed_price",
    "selection_code",
    "selection_reason",
    "contract_number",
    "contract_date",
    "contract_ends",
    "egp_number",
)
_MONEY = frozenset({"budget", "median_price", "agreed_price"})
_DAYS = frozenset({"period_starts", "period_ends", "contract_date", "contract_ends"})
_CHOICES = frozenset({"category", "method", "selection_code"})


def facts_of(page: Any) -> list[tuple[str, str]]:
    """Label and words of every particular the notice says and its kind may say; a person's number masked."""
    facts = [("fiscal_year", str(page.fiscal_year or ""))]
    facts += [(name, _words(page, name)) for name in _ORDER if page.notice_kind in kinds_with(name)]
    return [(str(page._meta.get_field(name).verbose_name), words) for name, words in facts if words]


def _words(page: Any, name: str) -> str:
    if name == "supplier_tax_id":
        return str(page.shown_tax_id)
    value = getattr(page, name)
    if name in _MONEY:
        return format_baht(value)
    if name in _DAYS:
        return format_date(value) if value else ""
    return str(getattr(page, f"get_{name}_display")()) if name in _CHOICES else str(value).strip()
