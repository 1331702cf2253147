"""The offices' indicators over the items of a period (LOEI3: 80 % on time; % of policy news in print)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from publishing.reports.items import Item
from publishing.reports.service_levels import JUDGED, Standing, verdicts

_POLICY_KIND, _POLICY_TYPE = "policy", "policy_strategy"
_PRINT = "newspaper"
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A share: so many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """The share in per cent to one decimal; None of nothing."""
        return round(_HUNDRED * self.part / self.whole, 1) if self.whole else None

    def meets(self, target: float | None) -> bool | None:
        """Whether the target is reached, judged on the exact share; None when there is nothing to judge."""
        if target is None or not self.whole:
            return None
        return _HUNDRED * self.part >= target * self.whole


def on_time(items: list[Item], now: dt.datetime) -> Figure:
    """Items that kept every standard that applies to them, of those judged by at least one."""
    kept = whole = 0
    for item in items:
        if item.spec is None:
            continue
        found = verdicts(item.spec, item.memo, produced_at=item.produced_at, published_at=item.published_at, now=now)
        judged = [verdict.standing for verdict in found if verdict.standing in JUDGED]
        whole += bool(judged)
        kept += bool(judged) and all(standing is Standing.ON_TIME for standing in judged)
    return Figure(kept, whole)


def print_pickup(items: list[Item], now: dt.datetime) -> Figure:
    """Policy news picked up by print media, of the policy news published (LOEI3-R12)."""
    policy = [item for item in items if item.page_id is not None and _is_policy_news(item)]
    return Figure(sum(any(p.channel == _PRINT for p in item.postings) for item in policy), len(policy))


FORMULAS: dict[str, Callable[[list[Item], dt.datetime], Figure]] = {
    "on_time": on_time,
    "print_pickup_policy_news": print_pickup,
}
"""Indicator of a procedure → how it is counted. One without a formula has no figure; its line stands with a dash."""


def _is_policy_news(item: Item) -> bool:
    return item.memo.get("news_kind") == _POLICY_KIND or item.information_type == _POLICY_TYPE
