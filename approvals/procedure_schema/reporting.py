"""What the office measures and reports, and where its publications go: channels, SLAs, KPIs, reports, calendar."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from approvals.procedure_schema.acts import Strict
from approvals.procedure_schema.stages import answers_fit

Month = int
MonthDay = Annotated[str, Field(pattern=r"^((0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$")]
"""A day of the year as month-day, e.g. 10-01; empty for none."""


class Channel(Strict):
    """A channel of publication. Mode: the system posts, it prepares and a person confirms, or a person records."""

    key: str
    label: str
    mode: Literal["automatic", "assisted", "recorded"] = "recorded"
    group: Literal["online", "board", "media"] = "online"


class ServiceLevel(Strict):
    """A time standard of the office, not of the law (LOEI3, procedures.md §4, 25).

    `when` says which answers of the memo it is for; `anchor` is the memo's `datetime` field the clock starts at.
    `within_minutes` counts from the anchor on; `before_minutes` asks for the act at least so long before it.
    """

    key: str
    label: str
    when: dict[str, list[str]] = Field(default_factory=dict)
    anchor: str
    within_minutes: int | None = Field(default=None, ge=1)
    before_minutes: int | None = Field(default=None, ge=1)
    covers: Literal["produce", "publish"] = "publish"

    @model_validator(mode="after")
    def _one_measure(self) -> "ServiceLevel":
        if (self.within_minutes is None) == (self.before_minutes is None):
            raise ValueError(f"มาตรฐานเวลา {self.key}: ระบุ within_minutes หรือ before_minutes อย่างใดอย่างหนึ่ง")
        return self

    def applies(self, memo: dict[str, Any]) -> bool:
        """Whether the standard is for a request with these answers."""
        return answers_fit(self.when, memo)


class Indicator(Strict):
    """A key performance indicator and its target."""

    key: str
    label: str
    target: float | None = None
    unit: str = "percent"


class Period(Strict):
    """When a report covers what (procedures.md §5.3).

    `kind`: month, quarter, fiscal_half, fiscal_year, cumulative (the first 6, then all 12 months of the fiscal year),
    range (from–to as month-day, e.g. 10-01 to 06-30) or free.
    """

    kind: Literal["month", "quarter", "fiscal_half", "fiscal_year", "cumulative", "range", "free"]
    starts: MonthDay = ""
    ends: MonthDay = ""
    label: str = ""

    @model_validator(mode="after")
    def _dates(self) -> "Period":
        if (self.kind == "range") != bool(self.starts and self.ends):
            raise ValueError("รอบแบบ range ต้องระบุ starts และ ends (เดือน-วัน เช่น 10-01)")
        return self


class Column(Strict):
    """A column of a report."""

    key: str
    label: str


class ReportDefinition(Strict):
    """A report the office makes: for which period, with which columns and narrative, due when, to whom."""

    key: str
    title: str
    period: Period
    rows: Literal["items", "channels", "indicators"] = "items"
    columns: list[Column] = Field(min_length=1)
    blocks: list[Column] = Field(default_factory=list)
    due_months: list[Month] = Field(default_factory=list)
    recipients: list[str] = Field(default_factory=list)
    """Kinds of seat, or `body:KEY`, who receive and acknowledge it."""
    by_unit: bool = False
    rules: list[str] = Field(default_factory=list)


class CalendarEntry(Strict):
    """A yearly activity and its months; the plan, not the fact (procedures.md §4, 5)."""

    activity: str
    months: list[Month] = Field(min_length=1)
