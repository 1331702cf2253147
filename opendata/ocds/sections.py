"""What each kind of notice says, section by section (the table of standards.md §6)."""

from typing import Any, Final

from news.procurement.kinds import Method, NoticeKind
from news.procurement.particulars import said
from opendata.ocds.parties import bidders_of, buyer_of, reference
from opendata.ocds.values import day, money, period, without_empty

_METHODS: Final[dict[str, str]] = {
    Method.E_MARKET: "open",
    Method.E_BIDDING: "open",
    Method.PRICE_TEST: "open",
    Method.SELECTION: "limited",
    Method.SPECIFIC: "direct",
}
_STATUS: Final[dict[str, str]] = {
    NoticeKind.PLAN: "planned",
    NoticeKind.MEDIAN_PRICE: "planned",
    NoticeKind.DRAFT_TOR: "planned",
    NoticeKind.TOR: "planned",
    NoticeKind.INVITATION: "active",
    NoticeKind.AMENDMENT: "active",
    NoticeKind.CANCELLATION: "cancelled",
    NoticeKind.WINNER: "complete",
    NoticeKind.CONTRACT: "complete",
    NoticeKind.CONTRACT_CHANGE: "complete",
}
AWARDING: Final = frozenset({NoticeKind.WINNER, NoticeKind.CONTRACT})
CONTRACTING: Final = frozenset({NoticeKind.CONTRACT, NoticeKind.CONTRACT_CHANGE})


def planning_of(notice: Any, documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The budget, whoever says it; the plan's own documents."""
    budget = without_empty(amount=money(said(notice, "budget")), description=said(notice, "budget_source"))
    plan = notice.notice_kind == NoticeKind.PLAN
    return without_empty(budget=budget, documents=documents if plan else [])


def tender_of(notice: Any, ocid: str, code: str, documents: list[dict[str, Any]]) -> dict[str, Any]:
    """What is asked for, how, at which expected price; who offered."""
    kind, method = notice.notice_kind, said(notice, "method")
    days = period(said(notice, "period_starts"), said(notice, "period_ends"))
    reason = said(notice, "selection_reason") if method == Method.SPECIFIC else None
    tenderers = [reference(ocid, bidder.name) for bidder in bidders_of(notice)]
    own_documents = kind not in {NoticeKind.PLAN, *AWARDING, *CONTRACTING}
    return without_empty(
        id=f"{ocid}-tender",
        title=said(notice, "work"),
        status=_STATUS[kind],
        procuringEntity=buyer_of(notice),
        value=money(said(notice, "median_price")),
        procurementMethod=_METHODS.get(method or ""),
        procurementMethodDetails=str(notice.get_method_display()) if method else None,
        procurementMethodRationale=reason,
        mainProcurementCategory=said(notice, "category"),
        tenderPeriod=days if kind in {NoticeKind.INVITATION, NoticeKind.AMENDMENT} else None,
        enquiryPeriod=days if kind == NoticeKind.DRAFT_TOR else None,
        numberOfTenderers=len(tenderers) or None,
        tenderers=tenderers,
        documents=documents if own_documents else [],
        amendments=[_amendment(notice, code)] if kind == NoticeKind.AMENDMENT else [],
    )


def bids_of(notice: Any, ocid: str, code: str) -> dict[str, Any]:
    """The prices offered (bids extension)."""
    chosen = said(notice, "supplier_name")
    details = [
        without_empty(
            id=f"{code}-bid-{number}",
            status="valid",
            tenderers=[reference(ocid, bidder.name)],
            value=money(bidder.price),
        )
        for number, bidder in enumerate(bidders_of(notice), 1)
    ]
    return without_empty(details=details if chosen else [])


def award_id(ocid: str, notice: Any) -> str:
    """One award for each supplier of a process."""
    return f"{ocid}-award-{reference(ocid, said(notice, 'supplier_name') or '')['id'].removeprefix('party-')}"


def award_of(notice: Any, ocid: str, documents: list[dict[str, Any]]) -> dict[str, Any]:
    """Who was chosen, at which price, why."""
    return without_empty(
        id=award_id(ocid, notice),
        title=said(notice, "work"),
        description=said(notice, "selection_reason"),
        status="active",
        date=day(notice.public_date) if notice.notice_kind == NoticeKind.WINNER else None,
        value=money(said(notice, "agreed_price")),
        suppliers=[reference(ocid, notice.supplier_name)],
        documents=documents if notice.notice_kind == NoticeKind.WINNER else [],
    )


def contract_of(notice: Any, award: str, code: str, documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The contract, or its change."""
    changed = notice.notice_kind == NoticeKind.CONTRACT_CHANGE
    return without_empty(
        id=notice.contract_number,
        awardID=award,
        title=said(notice, "work"),
        status="active",
        value=money(said(notice, "agreed_price")),
        period=period(None if changed else said(notice, "contract_date"), said(notice, "contract_ends")),
        dateSigned=None if changed else day(said(notice, "contract_date")),
        documents=documents,
        amendments=[_amendment(notice, code)] if changed else [],
    )


def _amendment(notice: Any, code: str) -> dict[str, Any]:
    return without_empty(id=f"{code}-amendment", date=day(notice.public_date), description=notice.change_reason)
