"""Which drafts came from an old website: asked of the layer above, which brought them in."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page, WorkflowState

from offices.api import Unit
from publishing.models import PublicationRecord

Source = Callable[[Unit | None], Any]
"""From a unit (None: all) to a queryset of primary keys of the pages that came from an old website."""

_sources: list[Source] = []


def register_legacy_source(source: Source) -> None:
    """Tell where drafts from old websites are remembered (called in `AppConfig.ready`)."""
    if source not in _sources:
        _sources.append(source)


def legacy_drafts(unit: Unit) -> Any:
    """The unit's drafts from old websites that never were public here and are not on their way, oldest first."""
    section = unit.section_page
    if section is None:
        return Page.objects.none()
    pages = Page.objects.none()
    for source in _sources:
        pages |= Page.objects.descendant_of(section).filter(pk__in=source(unit))
    under_way = WorkflowState.objects.filter(
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
    )
    published = PublicationRecord.objects.values("page_id")
    ids = [int(key) for key in under_way.values_list("object_id", flat=True)]
    return pages.filter(live=False).exclude(pk__in=published).exclude(pk__in=ids).order_by("path")


def has_sources() -> bool:
    """Whether any unit may have such drafts: whether anything ever came from an old website (one query)."""
    return any(source(None).exists() for source in _sources)
