"""What part of an office's items is asked for: everything, or those of a unit, a category or a type of page."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Site

from offices.api import Office, Unit
from publishing.api import in_force
from publishing.live_items import item_models
from publishing.models import LiveItem, PublicationRecord

KINDS = ("unit", "category", "type")
"""How a part is named in addresses; the key is the unit's number, the category's key, or the type's name."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of one website's items."""

    site: Site
    office: Office | None
    kind: str = ""
    """One of `KINDS`; empty for everything."""
    key: str = ""
    label: str = ""
    """What the part is called; empty for everything."""

    @property
    def owner(self) -> str:
        """Whose items they are."""
        return self.office.name if self.office else self.site.site_name

    @property
    def title(self) -> str:
        """The office's name, and the part's."""
        return f"{self.owner} – {self.label}" if self.label else self.owner

    @property
    def parts(self) -> dict[str, str]:
        """What `reverse` needs beside the name."""
        return {"kind": self.kind, "key": self.key} if self.kind else {}

    def items(self) -> Any:
        """The live items of the part (`LiveItemQuerySet`)."""
        return LiveItem.objects.of_site(self.site).filter(**self.condition())

    def condition(self, prefix: str = "") -> dict[str, Any]:
        """The part as a filter on live items; `prefix` for rows that belong to them."""
        match self.kind:
            case "unit":
                return {f"{prefix}unit_id": int(self.key)}
            case "category":
                return {f"{prefix}information_type": self.key}
            case "type":
                return {f"{prefix}model": type_labels()[self.key]}
        return {}

    def modified(self) -> dt.datetime | None:
        """When anything public of the office changed last: additions, corrections, moves and ends alike."""
        records = PublicationRecord.objects.filter(office=self.office) if self.office else None
        last = (
            records.order_by("-sequence").values_list("recorded_at", flat=True).first() if records is not None else None
        )
        return last if isinstance(last, dt.datetime) else None


def scope_of(request: HttpRequest, kind: str = "", key: str = "") -> Scope:
    """The part asked for, on the website asked. Raises Http404 for one that is not there."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    office = Office.objects.filter(site=site).first()
    return Scope(site, office, kind, key, _label(office, kind, key)) if kind else Scope(site, office)


def _label(office: Office | None, kind: str, key: str) -> str:
    found = None
    if kind == "unit" and key.isascii() and key.isdecimal() and len(key) <= _LONGEST_NUMBER:
        found = Unit.objects.filter(pk=int(key), office=office).values_list("name", flat=True).first()
    elif kind == "category":
        found = category_labels(office).get(key)
    elif kind == "type" and key in type_labels():
        found = next(str(model._meta.verbose_name) for model in item_models() if model._meta.model_name == key)
    if found is None:
        raise Http404
    return str(found)


_LONGEST_NUMBER = 9


def category_labels(office: Office | None) -> dict[str, str]:
    """The office's own name for each kind of information, by canonical key (one query)."""
    procedure = in_force(office) if office else None
    return dict(procedure.spec.information_types()) if procedure else {}


def type_labels() -> dict[str, str]:
    """Name of a type in addresses (`newspage`) → its label in the list of live items (`news.NewsPage`)."""
    return {str(model._meta.model_name): model._meta.label for model in item_models()}
