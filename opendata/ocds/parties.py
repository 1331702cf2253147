"""Who takes part: the office that buys, the bidders, the supplier."""

from typing import Any

from news.procurement.particulars import said
from news.procurement.tax_id import SupplierKind
from opendata.ocds.identifiers import buyer_id, party_id
from opendata.ocds.values import without_empty


def buyer_of(notice: Any) -> dict[str, str]:
    """The office, as a reference."""
    office = notice.unit.office
    return {"id": buyer_id(office), "name": office.name}


def reference(ocid: str, name: str) -> dict[str, str]:
    """A party as others refer to it."""
    return {"id": party_id(ocid, name), "name": name}


def bidders_of(notice: Any) -> list[Any]:
    """The rows of bidders the notice says."""
    return list(notice.bidders.all()) if said(notice, "bidders") else []


def parties_of(notice: Any, ocid: str) -> list[dict[str, Any]]:
    """Everybody once, with all their roles. Of a supplier's number only what the public may see of a company's."""
    parties = [_office(notice)]
    roles: dict[str, list[str]] = {}
    for bidder in bidders_of(notice):
        roles.setdefault(bidder.name, ["tenderer"])
    supplier = said(notice, "supplier_name")
    if supplier:
        roles[supplier] = [*roles.get(supplier, []), "supplier"]
    for name, held in roles.items():
        identifier = _identifier(notice) if name == supplier else None
        parties.append(without_empty(**reference(ocid, name), identifier=identifier, roles=held))
    return parties


def _identifier(notice: Any) -> dict[str, str] | None:
    """A company's registered number. A natural person has none here, not even a masked one: it identifies nothing."""
    if said(notice, "supplier_kind") != SupplierKind.JURISTIC or not notice.shown_tax_id.isdigit():
        return None
    return {"id": notice.shown_tax_id, "legalName": notice.supplier_name}


def _office(notice: Any) -> dict[str, Any]:
    office, unit = notice.unit.office, notice.unit
    contact = without_empty(name=unit.name, telephone=unit.telephone or office.telephone, email=office.email)
    address = without_empty(streetAddress=office.address, countryName="ประเทศไทย")
    return without_empty(**buyer_of(notice), address=address, contactPoint=contact, roles=["buyer", "procuringEntity"])
