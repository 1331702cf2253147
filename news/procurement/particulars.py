"""Which particulars each kind of notice says before it may be submitted, and which others it may say: one table."""

from typing import Any, Final

from news.procurement.kinds import NoticeKind
from news.procurement.tax_id import SupplierKind, has_right_check_digit, plain_digits
from publishing.api import Issue

_CHOSEN = ("supplier_name", "supplier_kind", "supplier_tax_id", "agreed_price", "selection_code", "selection_reason")
_CONTRACT = ("contract_number", "contract_date")

REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    NoticeKind.PLAN: ("work", "method", "budget", "budget_source"),
    NoticeKind.MEDIAN_PRICE: ("work", "budget", "median_price"),
    NoticeKind.DRAFT_TOR: ("work", "budget", "period_starts", "period_ends"),
    NoticeKind.TOR: ("work", "budget"),
    NoticeKind.INVITATION: ("work", "method", "budget", "median_price", "period_starts", "period_ends"),
    NoticeKind.AMENDMENT: ("work", "change_reason"),
    NoticeKind.CANCELLATION: ("work", "change_reason"),
    NoticeKind.WINNER: ("work", "method", "budget", "bidders", *_CHOSEN),
    NoticeKind.CONTRACT: ("work", "method", "budget", "bidders", *_CHOSEN, *_CONTRACT),
    NoticeKind.CONTRACT_CHANGE: ("work", "contract_number", "contract_date", "change_reason"),
    NoticeKind.AUCTION: ("work", "period_starts"),
}
"""What a notice of the kind must say. Columns of the published reports are among them, so a report lacks nothing."""

OPTIONAL: Final[dict[str, tuple[str, ...]]] = {
    NoticeKind.PLAN: ("egp_number", "category", "period_starts", "period_ends"),
    NoticeKind.MEDIAN_PRICE: ("method", "category", "budget_source", "egp_number"),
    NoticeKind.DRAFT_TOR: ("method", "category", "median_price", "budget_source", "egp_number"),
    NoticeKind.TOR: ("method", "category", "median_price", "budget_source", "egp_number"),
    NoticeKind.INVITATION: ("category", "budget_source", "egp_number"),
    NoticeKind.AMENDMENT: ("method", "category", "budget", "median_price", "period_starts", "period_ends",
                           "egp_number"),
    NoticeKind.CANCELLATION: ("method", "category", "budget", "egp_number"),
    NoticeKind.WINNER: ("category", "median_price", "budget_source", "egp_number"),
    NoticeKind.CONTRACT: ("category", "median_price", "budget_source", "egp_number", "contract_ends"),
    NoticeKind.CONTRACT_CHANGE: ("category", "agreed_price", "contract_ends", "supplier_name", "supplier_kind",
                                 "supplier_tax_id", "egp_number"),
    NoticeKind.AUCTION: ("median_price", "period_ends", "bidders", "supplier_name", "supplier_kind",
                         "supplier_tax_id", "agreed_price"),
}  # fmt: skip
"""What else the editor offers for the kind."""


def kinds_with(field: str) -> list[str]:
    """The kinds of notices that may say this."""
    return [str(kind) for kind in NoticeKind if field in REQUIRED[kind] or field in OPTIONAL[kind]]


def said(page: Any, name: str) -> Any:
    """What the notice says under the name; None for what its kind does not say, whatever was typed there before."""
    if name not in REQUIRED.get(page.notice_kind, ()) and name not in OPTIONAL.get(page.notice_kind, ()):
        return None
    return getattr(page, name) or None


def missing_particulars(page: Any) -> list[Issue]:
    """What the notice still lacks or says wrongly."""
    if page.notice_kind not in REQUIRED:
        return [Issue("procurement_kind_missing", "notice_kind")]
    missing = [name for name in REQUIRED[page.notice_kind] if _is_empty(page, name)]
    issues = [Issue(f"procurement_{name}_missing", _anchor(name)) for name in missing]
    return [*issues, *_contradictions(page)]


def _is_empty(page: Any, name: str) -> bool:
    if name == "bidders":
        return not list(page.bidders.all())
    value = getattr(page, name)
    return value is None or not str(value).strip()


def _anchor(name: str) -> str:
    return "bidders-0-name" if name == "bidders" else name


def _contradictions(page: Any) -> list[Issue]:
    issues = []
    for first, last in (("period_starts", "period_ends"), ("contract_date", "contract_ends")):
        begins, ends = getattr(page, first), getattr(page, last)
        if begins and ends and ends < begins:
            issues.append(Issue("procurement_period_reversed", last))
    number = plain_digits(page.supplier_tax_id)
    if number and not has_right_check_digit(number):
        issues.append(Issue("procurement_tax_id_wrong", "supplier_tax_id"))
    elif number and page.supplier_kind == SupplierKind.JURISTIC and number[0] != "0":
        issues.append(Issue("procurement_tax_id_of_a_person", "supplier_kind"))
    if any(row.price is None for row in page.bidders.all()):
        issues.append(Issue("procurement_price_of_bidder_missing", "bidders-0-price"))
    return issues
