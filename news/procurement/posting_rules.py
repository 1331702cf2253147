"""How long a notice has to stand, and by when it has to be posted: the table of standards.md §4, as data.

Nobody has compared these figures with the texts of the law for us: a rule that was only remembered, not read in a
source, is marked `verified=False`, and every screen that shows it says so.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from news.procurement.kinds import Method, NoticeKind


@dataclass(frozen=True, slots=True)
class PostingRule:
    """A notice of the kind stands for at least `days` full working days where its value is more than `above` baht."""

    kind: str
    days: int
    source: str
    verified: bool
    above: Decimal = Decimal(0)
    methods: frozenset[str] = frozenset()
    """The methods of procurement it is for; empty for all."""

    def applies_to(self, page: Any) -> bool:
        """Whether the notice falls under the rule. A notice that does not say its value falls under no rule by value.

        Under the rule by value counts the median price, which is what the invitation is measured by, then the budget.
        """
        if page.notice_kind != self.kind or (self.methods and page.method not in self.methods):
            return False
        value = page.budget if page.median_price is None else page.median_price
        return self.above == 0 or (value is not None and value > self.above)


_MILLION: Final = Decimal(1_000_000)
_BIDDING: Final = frozenset({Method.E_BIDDING})
_BY_VALUE: Final = "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้างฯ พ.ศ. 2560 (ระยะเวลาประกาศตามวงเงิน)"

POSTING_RULES: Final[tuple[PostingRule, ...]] = (
    PostingRule(NoticeKind.DRAFT_TOR, 3, "การรับฟังคำวิจารณ์ร่างขอบเขตของงาน ไม่น้อยกว่า 3 วันทำการ", verified=True),
    PostingRule(NoticeKind.INVITATION, 20, _BY_VALUE, verified=False, above=50 * _MILLION, methods=_BIDDING),
    PostingRule(NoticeKind.INVITATION, 12, _BY_VALUE, verified=False, above=10 * _MILLION, methods=_BIDDING),
    PostingRule(NoticeKind.INVITATION, 10, _BY_VALUE, verified=False, above=5 * _MILLION, methods=_BIDDING),
    PostingRule(NoticeKind.INVITATION, 5, _BY_VALUE, verified=False, above=_MILLION / 2, methods=_BIDDING),
    PostingRule(NoticeKind.WINNER, 7, "มาตรา 117 (ระยะเวลาอุทธรณ์ผล 7 วันทำการ)", verified=False),
)
"""The first that applies counts: highest values first."""


def rule_for(page: Any) -> PostingRule | None:
    """The rule the notice falls under; None where no length of posting is known."""
    return next((rule for rule in POSTING_RULES if rule.applies_to(page)), None)
