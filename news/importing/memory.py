"""What has been imported before: an entry in the page's history for every file a draft was made of.

The history stays when the draft is edited, and goes out of use when the draft is deleted: then the file may come again.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, PageLogEntry

from offices.api import Office

ACTION = "news.import"


def register_import_action(actions: Any) -> None:
    """Give the action its words in the history."""

    @actions.register_action(ACTION)
    class ImportFormatter(LogFormatter):  # type: ignore[misc, unused-ignore]  # Wagtail is untyped
        """Imported from the file …"""

        label = _("Import from a file")

        def format_message(self, log_entry: Any) -> str:
            """With the file's name."""
            return str(_("Imported from the file “%(file)s”")) % {"file": log_entry.data.get("file", "")}


def remember(page: Any, files: Iterable[tuple[str, str]], *, user: Any) -> None:
    """Enter (name, SHA-256) of every file into the page's history."""
    for name, sha256 in files:
        log(instance=page, action=ACTION, user=user, data={"file": name, "sha256": sha256})


def imported_before(office: Office) -> dict[str, Page]:
    """SHA-256 of every file imported for the office, with the page it became; deleted pages left out."""
    pages = Page.objects.descendant_of(office.site.root_page).in_bulk
    entries = PageLogEntry.objects.filter(action=ACTION).order_by("pk").values_list("data", "page_id")
    by_file = {str(data.get("sha256", "")): page_id for data, page_id in entries}
    found = pages(list(by_file.values()))
    return {sha256: found[page_id] for sha256, page_id in by_file.items() if page_id in found}
