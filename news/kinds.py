"""Which type of page is for which kinds of information: the one place that says it.

The keys of information are the canonical ones every office's categories are mapped to (procedures.md §2.1). A type
of page somebody adds is added here, with a factory in the tests and a template.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

_ANY = "other"
"""อื่น ๆ: what has no kind of its own fits every type of page."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of page in lists: its model (as `app.Model`), its name in the plural, what it is made for."""

    key: str
    model_name: str
    label: Any
    types: frozenset[str]
    cards: bool = False
    """Listed as cards with pictures, not as rows of words."""

    @property
    def model(self) -> Any:
        """The page class."""
        return apps.get_model(self.model_name)


def _kind(key: str, model_name: str, label: Any, types: Iterable[str], *, cards: bool = False) -> Kind:
    return Kind(key, model_name, label, frozenset((*types, _ANY)), cards)


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        _kind("news", "news.NewsPage", _("News and activities"), ("pr_news", "activity_photo"), cards=True),
        _kind(
            "announcement",
            "news.AnnouncementPage",
            _("Announcements"),
            ("recruitment_exam", "recruitment_temp", "scholarship"),
        ),
        _kind("procurement", "news.ProcurementNoticePage", _("Procurement"), ("procurement",)),
        _kind("procurement_report", "news.ProcurementReportPage", _("Procurement reports"), ("procurement",)),
        _kind(
            "manual",
            "news.ManualPage",
            _("Manuals and service standards"),
            ("personal_manuals", "operation_manuals", "service_standards"),
        ),
        _kind(
            "information",
            "news.InformationPage",
            _("Public information"),
            (
                "rules", "policy_strategy", "elaborated_content", "management_drive", "basic_structure_mission",
                "annual_plan_followup", "achievements", "knowledge_sharing", "online_storage", "online_reporting",
                "edu_achievement_research_stats", "office_information", "innovation", "models", "complaints",
            ),
        ),
        _kind("directory", "news.DirectoryPage", _("Executives and contacts"), ("executives",)),
        _kind("faq", "news.FaqPage", _("Questions and answers"), ("knowledge_sharing", "service_standards")),
        _kind("banner", "news.BannerPage", _("Banners"), ("banner",), cards=True),
    )
}  # fmt: skip
"""Key → type of page, in the order of menus."""


def kind_choices() -> list[tuple[str, Any]]:
    """The types a list page can show: one, or every one of them."""
    return [("", _("everything")), *((kind.key, kind.label) for kind in KINDS.values())]


def kind_of(model: type[Any]) -> Kind | None:
    """The type of page a class is; None for the frame."""
    return _by_model().get(model._meta.label)


def item_models() -> list[Any]:
    """Every class of item, in the order of menus."""
    return [kind.model for kind in KINDS.values()]


@cache
def _by_model() -> dict[str, Kind]:
    return {kind.model._meta.label: kind for kind in KINDS.values()}
