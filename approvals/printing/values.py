"""What a request knows, under the names of the forms' vocabulary: from the request and its decisions alone."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.utils.translation import override

from approvals.models import Decision, Request, Submission
from approvals.models.decision import OutcomeChoices
from approvals.procedure_schema import MemoField, Outcome
from approvals.procedure_schema.bindings import memo_key_of, stage_of
from offices.api import Capacity, Unit
from thai.dates import MONTHS, TIMEZONE, buddhist_year, format_date, format_datetime, read_moment
from thai.digits import to_thai

_UNPRINTED = frozenset({Outcome.RETURN, Outcome.RECALL, Outcome.REPORT_FAULT})
"""What no office's form has a line for (procedures.md §4, 9): it is in the ledger, not on the form."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature line as it was recorded."""

    name: str
    position: str
    date: str


class Values(Protocol):
    """What a form can be filled from, and in which digits."""

    @property
    def digits(self) -> str:
        """The digits of the office's profile: thai, arabic or mixed."""

    def text(self, name: str) -> str:
        """The words of a field; empty while nothing is known."""

    def answers(self, name: str) -> list[str]:
        """The keys of the answers a choice has, or the outcome of a stage."""

    def answer_labels(self, name: str, keys: Iterable[str]) -> str:
        """The office's words for these answers."""

    def signed(self, stage: str, signs: Iterable[Outcome]) -> Signed | None:
        """Who signed the stage with one of these outcomes; None while nobody has."""


class RequestValues:
    """The values of a request as it stands: its newest round, and the decisions of that round."""

    def __init__(self, request: Request) -> None:
        self.request, self.office, self.unit = request, request.office, request.unit
        self.spec = request.procedure.spec
        self.digits = self.spec.digits
        self.submission: Submission = request.submissions.latest("round")
        self.memo: dict[str, Any] = self.submission.memo
        self.fields = {field.key: field for field in self.spec.memo}
        entries = Decision.objects.filter(submission=self.submission).order_by("sequence")
        self.decisions: list[Decision] = [entry for entry in entries if entry.result not in {"", *_UNPRINTED}]

    def text(self, name: str) -> str:
        """The words of a field; empty while nothing is known."""
        if key := memo_key_of(name):
            return self._memo(key)
        if stage := stage_of(name):
            decision = self._decision(stage)
            return self._of_decision(decision, name.rsplit(".", 1)[1]) if decision else ""
        source, _dot, detail = name.partition(".")
        return _SOURCES[source](self, detail)

    def answers(self, name: str) -> list[str]:
        """The keys of the answers a choice has, or the outcome of a stage."""
        if key := memo_key_of(name):
            return [part for part in self._asked(key).split(",") if part]
        decision = self._decision(stage_of(name))
        return [decision.result] if decision else []

    def answer_labels(self, name: str, keys: Iterable[str]) -> str:
        """The office's words for these answers; nothing for one that is written out beside its box."""
        field = self.fields.get(memo_key_of(name))
        if field is None:
            return ""
        return " ".join(option.label for option in field.options if option.key in keys and not option.free_text)

    def signed(self, stage: str, signs: Iterable[Outcome]) -> Signed | None:
        """Who signed the stage with one of these outcomes; None while nobody has."""
        decision = self._decision(stage)
        if decision is None or decision.result not in set(signs):
            return None
        return Signed(decision.person_name, position_of(decision), self._of_decision(decision, "short_date"))

    def _decision(self, stage: str) -> Decision | None:
        return next((decision for decision in reversed(self.decisions) if decision.stage == stage), None)

    def _asked(self, key: str) -> str:
        """The stored answer; what was filled under another choice than the one made now says nothing."""
        field = self.fields.get(key)
        return str(self.memo.get(key, "")).strip() if field is None or field.is_asked(self.memo) else ""

    def _memo(self, key: str) -> str:
        value = self._asked(key)
        field = self.fields.get(key)
        return self._answer(field, value) if field and value else value

    def _answer(self, field: MemoField, value: str) -> str:
        if field.kind == "unit":
            named = Unit.objects.filter(office=self.office, pk=value) if value.isdecimal() else Unit.objects.none()
            return next(iter(named.values_list("name", flat=True)), "")
        if field.kind in {"date", "datetime"}:
            return self._day(field, value)
        if field.kind in {"number", "telephone"}:
            return self._digits(value)
        return " ".join(field.labels_of(value))

    def _day(self, field: MemoField, value: str) -> str:
        """A day or moment in Buddhist Era; what cannot be read as one is printed as it was written."""
        try:
            if field.kind == "date":
                return self._date(dt.date.fromisoformat(value))
            return self._digits(format_datetime(read_moment(value)))
        except ValueError:
            return value

    def _of_decision(self, decision: Decision, detail: str) -> str:
        readings: dict[str, Callable[[], str]] = {
            "name": lambda: decision.person_name,
            "position": lambda: position_of(decision),
            "unit": lambda: decision.unit_name,
            "date": lambda: self._date(decision.recorded_at),
            "short_date": lambda: self._digits(format_date(decision.recorded_at, "numeric")),
            "time": lambda: self._time(decision.recorded_at),
            "reason": lambda: decision.reason,
            "certification": lambda: decision.certification,
            "outcome": lambda: self._outcome(decision),
        }
        return readings[detail]()

    def _outcome(self, decision: Decision) -> str:
        words = self.submission.track.stage(decision.stage).words
        with override("th"):
            return words.get(Outcome(decision.result)) or str(OutcomeChoices(decision.result).label)

    def _office(self, detail: str) -> str:
        if detail == "website":
            return _host(self.office.site.root_url)
        return (self.submission.office_name if detail == "name" else "") or str(getattr(self.office, detail))

    def _unit(self, detail: str) -> str:
        if detail == "website":
            return _host(self.unit.section_page.full_url or "") if self.unit.section_page else ""
        return (self.submission.unit_name if detail == "name" else "") or str(getattr(self.unit, detail))

    def _requester(self, detail: str) -> str:
        decision = self._decision(self.submission.track.stages[0].key)
        if decision is not None:
            return self._of_decision(decision, detail)
        return str(self.submission.submitter.get_full_name()) if detail == "name" else ""

    def _submitted(self, detail: str) -> str:
        day = self.submission.submitted_at.astimezone(TIMEZONE)
        parts = {"day": str(day.day), "month": MONTHS[day.month - 1], "year": str(buddhist_year(day))}
        return self._digits(parts[detail]) if detail else self._date(day)

    def _stamp(self, stamp: str, detail: str) -> str:
        stamped = next((entry.stamps[stamp] for entry in self.decisions if entry.stamps.get(stamp)), "")
        if not stamped:
            return ""
        at = read_moment(stamped)
        return self._time(at) if detail == "time" else self._date(at)

    def _remark(self) -> str:
        return next((str(entry.stamps["remark"]) for entry in self.decisions if entry.stamps.get("remark")), "")

    def _date(self, value: dt.date) -> str:
        return self._digits(format_date(value))

    def _time(self, value: dt.datetime) -> str:
        return self._digits(f"{value.astimezone(TIMEZONE):%H.%M}")

    def _digits(self, text: str) -> str:
        return to_thai(text) if self.digits == "thai" else text


_SOURCES: dict[str, Callable[[RequestValues, str], str]] = {
    "office": RequestValues._office,
    "unit": RequestValues._unit,
    "requester": RequestValues._requester,
    "date": RequestValues._submitted,
    "received": lambda values, detail: values._stamp("received_at", detail),
    "completed": lambda values, detail: values._stamp("completed_at", detail),
    "remark": lambda values, _detail: values._remark(),
    "title": lambda values, _detail: values.submission.title,
    "track": lambda values, _detail: str(values.submission.track.label),
    "reference": lambda values, _detail: values.request.reference,
    "code": lambda values, _detail: values.request.code,
    "memo_prefix": lambda values, _detail: values.spec.memo_prefix or values.office.memo_prefix,
    "memo_number": lambda values, _detail: values._memo("memo_number"),
}


def position_of(decision: Decision) -> str:
    """The position as a signature line says it, after ปฏิบัติหน้าที่, รักษาราชการแทน or ปฏิบัติราชการแทน if recorded so."""
    if decision.capacity == Capacity.OWN:
        return decision.position
    with override("th"):
        return f"{decision.get_capacity_display()} {decision.position}"


def _host(url: str) -> str:
    """An address as people write it: without the scheme and the last slash."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".rstrip("/")
