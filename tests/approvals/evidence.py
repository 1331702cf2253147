"""Everything an act could leave behind, as one value: two equal snapshots mean that nothing was changed."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

from news.models import NewsPage
from publishing.models import LiveAsset, Permit, Window

_WAGTAIL = (Page, NewsPage, Revision, WorkflowState, TaskState, PageLogEntry)


def watched() -> Iterator[Any]:
    """Every table of approvals and publishing's evidence, Wagtail's workflow rows, and the pages themselves."""
    yield from apps.get_app_config("approvals").get_models()
    names = {"Seal", "Checklist", "ChecklistAnswer", "PublicationRecord"}
    yield from (model for model in apps.get_app_config("publishing").get_models() if model.__name__ in names)
    yield from (Permit, Window, LiveAsset, *_WAGTAIL)


def snapshot() -> dict[str, tuple[int, str]]:
    """Per table: how many rows, and the SHA-256 of all of them."""
    found = {}
    for model in watched():
        rows = [repr(row) for row in model._base_manager.order_by("pk").values_list()]
        found[model._meta.label] = (len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest())
    return found
