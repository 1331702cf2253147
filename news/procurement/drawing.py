"""The rows of a report, drawn from the notices that are public: nothing is typed twice."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from news.procurement.baht_field import format_baht
from news.procurement.kinds import NoticeKind
from news.procurement.particulars import said
from news.procurement.report_kinds import CONTRACT_OVER, NOT_SIGNED, STATUS, ReportKind, ReportPeriod, period_of
from thai.dates import format_date

Row = dict[str, Any]
"""`ref`: the key of the notice the row was drawn from; `cells`: text by column, amounts as "45000.00"."""


def draw(page: Any, *, on_day: dt.date) -> list[Row]:
    """The rows as the live notices of the office say them. A natural person's id is masked before it gets here."""
    period = period_of(page)
    if period is None or page.office is None:
        return []
    if page.report_kind == ReportKind.DATA_FILE:
        drawn = _data_rows(page, on_day)
    else:
        cells = _MAKERS[page.report_kind]
        drawn = [(notice, cells(notice)) for notice in _contracts(page.office, period)]
    return [
        {"ref": str(notice.pk), "cells": {"no": str(number)} | made} for number, (notice, made) in enumerate(drawn, 1)
    ]


def _live_notices(office: Any) -> Any:
    from news.models import ProcurementNoticePage

    notices = ProcurementNoticePage.objects.live().filter(unit__office=office)
    return notices.defer("body", "memo", "tables").prefetch_related("bidders")


def _contracts(office: Any, period: ReportPeriod) -> Any:
    """One row for each contract signed within the time."""
    signed = _live_notices(office).filter(notice_kind=NoticeKind.CONTRACT)
    return signed.filter(contract_date__range=(period.first, period.last)).order_by("contract_date", "pk")


def _summary_cells(notice: Any) -> dict[str, str]:
    offers = [f"{row.name} {format_baht(row.price)} บาท" for row in notice.bidders.all()]
    return {
        "work": notice.work,
        "budget": _amount(notice.budget),
        "median_price": _amount(said(notice, "median_price")),
        "method": str(notice.get_method_display()),
        "bidders": "\n".join(offers),
        "chosen": f"{notice.supplier_name} {format_baht(notice.agreed_price)} บาท",
        "reason": notice.selection_reason,
        "contract": f"{notice.contract_number} {_day(notice.contract_date)}".strip(),
    }


def _winner_cells(notice: Any) -> dict[str, str]:
    return {
        "tax_id": notice.shown_tax_id,
        "supplier": notice.supplier_name,
        "work": notice.work,
        "amount": _amount(notice.agreed_price),
        "reference": f"{_day(notice.contract_date)} {notice.contract_number}".strip(),
        "code": notice.selection_code,
    }


_MAKERS: dict[str, Callable[[Any], dict[str, str]]] = {
    ReportKind.MONTHLY: _summary_cells,
    ReportKind.QUARTERLY: _winner_cells,
}


def _data_rows(page: Any, on_day: dt.date) -> list[tuple[Any, dict[str, str]]]:
    """One row for each procurement of the fiscal year, said by its notices together: the newest word counts."""
    procurements: dict[str, list[Any]] = {}
    notices = _live_notices(page.office).filter(fiscal_year=page.fiscal_year).exclude(notice_kind=NoticeKind.AUCTION)
    for notice in notices.order_by("public_date", "pk"):
        procurements.setdefault(notice.procurement_key, []).append(notice)
    return [(notices[-1], _data_cells(page, notices, on_day)) for notices in procurements.values()]


def _data_cells(page: Any, notices: list[Any], on_day: dt.date) -> dict[str, str]:
    newest = {name: _newest(notices, name) for name in ("work", "method", "budget", "median_price", "agreed_price")}
    methods = [str(notice.get_method_display()) for notice in notices if said(notice, "method")]
    return {
        "fiscal_year": str(page.fiscal_year),
        "agency": page.office.name,
        "district": page.district,
        "province": page.province,
        "ministry": page.ministry,
        "agency_type": page.agency_type,
        "work": newest["work"] or notices[-1].title,
        "budget": _amount(newest["budget"]),
        "budget_source": _newest(notices, "budget_source") or "",
        "status": _status(notices, on_day),
        "method": methods[-1] if methods else "",
        "median_price": _amount(newest["median_price"]),
        "agreed_price": _amount(newest["agreed_price"]),
        "supplier": _newest(notices, "supplier_name") or "",
        "egp_number": _newest(notices, "egp_number") or "",
    }


def _newest(notices: list[Any], name: str) -> Any:
    return next((value for notice in reversed(notices) if (value := said(notice, name)) is not None), None)


def _status(notices: list[Any], on_day: dt.date) -> str:
    status = STATUS.get(notices[-1].notice_kind, NOT_SIGNED)
    ends = _newest(notices, "contract_ends")
    return CONTRACT_OVER if status == STATUS[NoticeKind.CONTRACT] and ends and ends < on_day else status


def _amount(value: Any) -> str:
    return "" if value is None else f"{value:.2f}"


def _day(value: dt.date | None) -> str:
    return format_date(value, "short") if value else ""
