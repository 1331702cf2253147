"""Values of reports, and the office's time standards, in templates."""

from typing import Any

from django import template
from django.utils import timezone

from publishing.reports.cells import cell_text
from publishing.reports.service_levels import verdicts_of

register = template.Library()


@register.filter
def cell(row: dict[str, Any], column: dict[str, Any]) -> str:
    """The row's value in the column, as people read it."""
    return cell_text(row["cells"].get(column["key"]), column["kind"])


@register.filter
def ticked(row: dict[str, Any], column: dict[str, Any]) -> bool:
    """Whether the row's box in the column is ticked."""
    return bool(row["cells"].get(column["key"]))


@register.inclusion_tag("publishing/admin/includes/service_level.html")
def service_levels(request: Any) -> dict[str, Any]:
    """How a request stands to the office's time standards; nothing when none is for it."""
    return {"verdicts": verdicts_of(request, timezone.now())}
