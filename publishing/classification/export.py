"""A list with its evidence as a file to hand in: one line for every page, one for every indicator without any."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from offices.api import Office
from publishing.classification.standing import SHORT_SEAL, Evidence, Line
from publishing.models import IndicatorSet
from thai.dates import format_date


def as_table(office: Office, indicator_set: IndicatorSet, lines: list[Line]) -> dict[str, Any]:
    """The content of the file, in the shape of reports (`reports.files`). Pages that are not public are left out."""
    rows = [row for line in lines for row in _rows(line)]
    found = sum(line.is_shown for line in lines)
    return {
        "title": indicator_set.title,
        "office": office.name,
        "unit": "",
        "period": {"label": _("Version %(version)s") % {"version": indicator_set.version}},
        "columns": _columns(),
        "rows": [{"cells": row} for row in rows],
        "totals": [[_("Indicators with evidence"), found], [_("Indicators without evidence"), len(lines) - found]],
        "blocks": [{"label": _("Note"), "text": text} for text in _notes(indicator_set)],
    }


def _columns() -> list[dict[str, str]]:
    kinds = {"code": "number", "since": "date"}
    labels = {
        "code": _("Code"),
        "indicator": _("Indicator"),
        "title": _("Title of the item"),
        "url": _("Full address"),
        "since": _("Public since"),
        "permitted_by": _("Permitted by"),
        "seal": _("Seal (first letters)"),
        "note": _("Note"),
        "unverified": _("State of the indicator"),
    }
    return [{"key": key, "label": label, "kind": kinds.get(key, "text")} for key, label in labels.items()]


def _rows(line: Line) -> list[dict[str, Any]]:
    indicator = line.indicator
    state = "" if indicator.verified else _("unverified")
    shared = {"code": indicator.code, "indicator": indicator.title, "unverified": state}
    shown = [evidence for evidence in line.evidence if evidence.is_public]
    return [shared | _page(evidence) for evidence in shown] or [shared | {"title": _("no evidence yet")}]


def _page(evidence: Evidence) -> dict[str, Any]:
    publication = evidence.publication
    return {
        "title": evidence.page.title,
        "url": evidence.page.full_url or "",
        "since": timezone.localdate(evidence.since).isoformat() if evidence.since else "",
        "permitted_by": publication.permitted_by if publication else "",
        "seal": evidence.seal[:SHORT_SEAL],
        "note": evidence.row.note,
    }


def _notes(indicator_set: IndicatorSet) -> list[str]:
    said = [indicator_set.note] if indicator_set.note else []
    if not indicator_set.verified:
        said.append(_("This list of headings has not been compared with the official announcement yet."))
    loaded = format_date(timezone.localdate(indicator_set.loaded_at), "short")
    return [*said, _("List loaded on %(day)s. Source: %(source)s") % {"day": loaded, "source": indicator_set.source}]
