"""The kinds of notices, ways of buying, and words of the Public Procurement Act B.E. 2560."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NoticeKind(models.TextChoices):
    """What a notice announces (standards.md §4), in the order of a procurement's life."""

    PLAN = "plan", _("Annual procurement plan")
    MEDIAN_PRICE = "median_price", _("Median price")
    DRAFT_TOR = "draft_tor", _("Draft terms of reference for comment")
    TOR = "tor", _("Terms of reference")
    INVITATION = "invitation", _("Invitation")
    AMENDMENT = "amendment", _("Amendment of a notice")
    CANCELLATION = "cancellation", _("Cancellation")
    WINNER = "winner", _("Winner")
    CONTRACT = "contract", _("Essentials of the contract")
    CONTRACT_CHANGE = "contract_change", _("Change of the contract")
    AUCTION = "auction", _("Sale of assets by auction")


class Method(models.TextChoices):
    """How it is bought (sections 55 and 56)."""

    E_MARKET = "e_market", _("Electronic market (e-market)")
    E_BIDDING = "e_bidding", _("Electronic bidding (e-bidding)")
    PRICE_TEST = "price_test", _("Price test")
    SELECTION = "selection", _("Selection")
    SPECIFIC = "specific", _("Specific method")
    AUCTION = "auction", pgettext_lazy("method of procurement", "Auction")


class Category(models.TextChoices):
    """What is bought."""

    GOODS = "goods", _("Purchase or lease")
    SERVICES = "services", _("Hire of work or services")
    WORKS = "works", _("Construction")


class SelectionCode(models.TextChoices):
    """The four codes of the quarterly list's last column. What they stand for is said in the notice's own words."""

    ONE = "1", "1"
    TWO = "2", "2"
    THREE = "3", "3"
    FOUR = "4", "4"
