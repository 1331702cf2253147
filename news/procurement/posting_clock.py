"""How many working days a notice has been online, counted from the publication register."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from news.procurement.posting_rules import PostingRule, rule_for
from publishing.api import Issue, OnlineSpan, online_spans
from thai.dates import format_date
from thai.working_days import count_working_days, is_working_day

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clock:
    """Since when a notice is online without a break, how many full working days so far, how many it has to be."""

    span: OnlineSpan
    days: int
    rule: PostingRule | None

    @property
    def required(self) -> int:
        """Working days it has to stand; 0 where no length is known."""
        return self.rule.days if self.rule else 0

    @property
    def is_fulfilled(self) -> bool:
        """Whether it stood long enough."""
        return self.days >= self.required

    @property
    def missing(self) -> int:
        """Working days it still has to stand."""
        return max(self.required - self.days, 0)

    @property
    def free_from(self) -> dt.date | None:
        """The first day on which it may be taken down; None where no length is known."""
        if self.rule is None:
            return None
        day, counted = timezone.localdate(self.span.since), 0
        while counted < self.rule.days:
            day += _DAY
            counted += is_working_day(day)
        return day + _DAY


def clock_of(page: Any, today: dt.date) -> Clock | None:
    """The clock of a notice; None while it has never been online."""
    return clocks_of([page], today).get(page.pk)


def clocks_of(pages: Iterable[Any], today: dt.date) -> dict[int, Clock]:
    """The clocks of notices by key, in one query. What was put online again after a withdrawal begins anew.

    The day of publication does not count, nor a day that is not over: only full working days do.
    """
    pages = list(pages)
    spans = online_spans([page.pk for page in pages])
    return {page.pk: _clock(page, spans[page.pk][-1], today) for page in pages if page.pk in spans}


def _clock(page: Any, span: OnlineSpan, today: dt.date) -> Clock:
    ended = timezone.localdate(span.until) if span.until else today
    return Clock(span, count_working_days(timezone.localdate(span.since) + _DAY, ended - _DAY), rule_for(page))


def warnings_of(page: Any, today: dt.date) -> list[Issue]:
    """That a live notice would be taken down before it has stood as long as it must."""
    clock = clock_of(page, today)
    if clock is None or clock.is_fulfilled or clock.free_from is None:
        return []
    until = format_date(clock.free_from - _DAY)
    context = {"days": clock.days, "required": clock.required, "until": until}
    return [Issue("procurement_withdrawn_too_early", "despite_warnings", context)]
