"""Which pages came from an old website, for the layer below, which asks for them together."""

from typing import Any

from news.models import ImportedItem
from offices.api import Unit


def imported_pages(unit: Unit | None) -> Any:
    """Keys of the imported pages of the unit's office; of every office without a unit."""
    entries = ImportedItem.objects.all() if unit is None else ImportedItem.objects.filter(office_id=unit.office_id)
    return entries.values("page_id")
