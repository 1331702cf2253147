"""What a procedure holds besides its stages, in words: the form's questions, categories, channels, reports, laws."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from approvals.procedure_schema import MemoField, ProcedureDocument
from thai.dates import SHORT_MONTHS

Line = tuple[str, str]


def particulars(spec: ProcedureDocument) -> list[tuple[str, list[Line]]]:
    """Heading → lines of (what, particulars), the headings in the order of the document; empty ones left out."""
    sections = [
        (_("Questions of the request form"), [(field.label, _asked(field, spec)) for field in spec.memo]),
        (_("Printed forms"), [(key, form.title) for key, form in spec.forms.items()]),
        (_("Kinds of information"), [(c.label, _listed(o.label for o in c.canonical)) for c in spec.categories]),
        (_("Urgent publication"), _urgency(spec)),
        (_("Channels"), [(channel.label, "") for channel in spec.channels]),
        (_("Formats of documents"), [(_listed(spec.formats), "")] if spec.formats else []),
        (_("Time standards"), [(level.label, spec.in_words(level.when)) for level in spec.service_levels]),
        (_("Indicators"), [(item.label, _target(item.target)) for item in spec.indicators]),
        (_("Report definitions"), [(report.title, _months(report.due_months)) for report in spec.reports]),
        (_("Yearly calendar"), [(entry.activity, _months(entry.months)) for entry in spec.calendar]),
        (_("Laws"), [(law.title, _("B.E. %(year)s") % {"year": law.year}) for law in spec.laws]),
    ]
    return [(heading, lines) for heading, lines in sections if lines]


def _asked(field: MemoField, spec: ProcedureDocument) -> str:
    options = _listed(option.label for option in field.options)
    return _listed(part for part in (options, spec.in_words(field.asked_when)) if part)


def _urgency(spec: ProcedureDocument) -> list[Line]:
    if spec.urgency is None:
        return []
    labels = dict(spec.information_types())
    excluded = _listed(labels.get(key, key) for key in spec.urgency.excluded)
    return [(condition.label, _("condition")) for condition in spec.urgency.conditions] + [(_("Never for"), excluded)]


def _target(target: float | None) -> str:
    return _("target %(target)s") % {"target": f"{target:g}"} if target is not None else ""


def _months(months: Iterable[int]) -> str:
    return _listed(SHORT_MONTHS[month - 1] for month in months)


def _listed(words: Iterable[str]) -> str:
    return " · ".join(words)
