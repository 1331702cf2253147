"""Write the words of a report: its narrative, and what only a person can say of each row."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from offices.api import holdings_of
from publishing.models import Report
from publishing.reports.rights import reporting_seat
from publishing.reports.tables import columns_of


class FillReportAction:
    """Keep what was written; figures and rows are drawn from the records and cannot be typed.

    `texts`: {row: {column: words}} for the rows that were on the screen; other rows keep theirs.
    """

    def __init__(
        self,
        report: Report,
        *,
        user: Any,
        blocks: dict[str, str],
        texts: dict[str, dict[str, str]],
        now: dt.datetime | None = None,
    ) -> None:
        self.pk, self.user, self.blocks, self.texts = report.pk, user, blocks, texts
        self.now = now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        holdings = holdings_of(self.user, timezone.localdate(self.now)) if self.user.is_active else []
        seat = reporting_seat(holdings, self.report.office_id, self.report.unit_id)
        found = [] if seat else [Issue("report_not_yours")]
        return [*found, Issue("report_signed")] if self.report.is_signed else found

    @transaction.atomic
    def execute(self) -> Report:
        """Write. Raises Refused, changing nothing."""
        self.report: Report = Report.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if issues := self.check():
            raise Refused(issues)
        definition = self.report.definition
        asked = {block.key for block in definition.blocks}
        written = {column["key"] for column in columns_of(definition) if column["written"]}
        self.report.blocks = self.report.blocks | {
            key: text.strip() for key, text in self.blocks.items() if key in asked
        }
        self.report.texts = self.report.texts | {
            ref: {key: text.strip() for key, text in cells.items() if key in written and text.strip()}
            for ref, cells in self.texts.items()
        }
        self.report.save(update_fields=["blocks", "texts"])
        return self.report
