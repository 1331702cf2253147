"""The invented office's procurement: notices with their particulars, and the summary drawn from them."""

import datetime as dt
from typing import Any

from config.demo.content import Item
from config.demo.office import World
from news.models import Bidder, ProcurementNoticePage, ProcurementReportPage
from news.procurement.kinds import NoticeKind
from news.procurement.report_kinds import ReportKind
from thai.dates import TIMEZONE, parse_date
from thai.fiscal import fiscal_year

_DAYS = ("period_starts", "period_ends", "contract_date", "contract_ends")


def new_notice(item: Item, common: dict[str, Any]) -> ProcurementNoticePage:
    """The notice as the provider types it."""
    said = {name: parse_date(value) if name in _DAYS else value for name, value in item.notice.items()}
    page = ProcurementNoticePage(**common, **said)
    for number, (name, price) in enumerate(item.bidders.items()):
        page.bidders.add(Bidder(name=name, price=price, sort_order=number))
    return page


def new_report(world: World, item: Item, common: dict[str, Any]) -> ProcurementReportPage:
    """The summary of the month of the newest contract that is public."""
    contract = ProcurementNoticePage.objects.live().filter(notice_kind=NoticeKind.CONTRACT).latest("contract_date")
    day: dt.date = contract.contract_date
    page = ProcurementReportPage(
        **common,
        report_kind=ReportKind.MONTHLY,
        fiscal_year=fiscal_year(day),
        month=day.month,
        prepared_by=world.people["finance.provider"].get_full_name(),
        checked_by=world.people["finance.head"].get_full_name(),
        unit=world.units[item.unit],
    )
    page.redraw(dt.datetime.combine(item.day, dt.time(9), tzinfo=TIMEZONE))
    page.title = f"{item.title} {page.period_label}"
    return page
