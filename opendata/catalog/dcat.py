"""The catalogue in DCAT 3 (W3C), as DCAT-AP expects it, in JSON-LD."""

import datetime as dt
from typing import Any

from opendata.addresses import Addresses
from opendata.catalog.datasets import Dataset, Distribution
from opendata.catalog.licence import licence_address
from opendata.scopes import Scope

MIME = "application/ld+json; charset=utf-8"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CONTINUOUS = "http://publications.europa.eu/resource/authority/frequency/UPDATE_CONT"
_THAI = "http://publications.europa.eu/resource/authority/language/THA"
_THAILAND = "http://publications.europa.eu/resource/authority/country/THA"
_PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_MEDIA = "https://www.iana.org/assignments/media-types/"


def catalogue(scope: Scope, datasets: list[Dataset], modified: dt.datetime | None) -> dict[str, Any]:
    """The catalogue of the office."""
    addresses = Addresses(scope.site)
    here = addresses.view("catalogue")
    agent: dict[str, Any] = {"@id": f"{addresses.root}/#office", "@type": "foaf:Agent", "foaf:name": _thai(scope.owner)}
    agent["foaf:homepage"] = {"@id": addresses.home()}
    return {
        "@context": _CONTEXT,
        "@id": here,
        "@type": "dcat:Catalog",
        "dct:title": _thai(scope.owner),
        "dct:description": _thai(datasets[0].notes),
        "dct:publisher": agent,
        "dct:language": {"@id": _THAI},
        "foaf:homepage": {"@id": addresses.home()},
        **_modified(modified),
        "dcat:dataset": [_dataset(dataset, scope, here, modified) for dataset in datasets],
    }


def _dataset(dataset: Dataset, scope: Scope, here: str, modified: dt.datetime | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@id": f"{here}#{dataset.key}",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.key,
        "dct:title": _thai(dataset.title),
        "dct:description": _thai(dataset.notes),
        "dct:publisher": {"@id": f"{scope.site.root_url}/#office"},
        "dcat:keyword": [_thai(tag) for tag in dataset.tags],
        "dct:accrualPeriodicity": {"@id": _CONTINUOUS},
        "dct:spatial": {"@id": _THAILAND},
        "dct:language": {"@id": _THAI},
        "dct:accessRights": {"@id": _PUBLIC},
        **_modified(modified),
        "dcat:distribution": [_distribution(one) for one in dataset.distributions],
    }
    if scope.office and scope.office.email:
        mail = {"@id": f"mailto:{scope.office.email}"}
        said["dcat:contactPoint"] = {"@type": "vcard:Organization", "vcard:fn": scope.owner, "vcard:hasEmail": mail}
    if dataset.first and dataset.last:
        days = {"dcat:startDate": _day(dataset.first), "dcat:endDate": _day(dataset.last)}
        said["dct:temporal"] = {"@type": "dct:PeriodOfTime", **days}
    return said


def _distribution(one: Distribution) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": "dcat:Distribution",
        "dct:title": _thai(one.title),
        "dcat:accessURL": {"@id": one.url},
        "dcat:mediaType": {"@id": f"{_MEDIA}{one.mime}"},
    }
    return said | ({"dct:license": {"@id": licence_address()}} if licence_address() else {})


def _thai(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "th"}


def _day(value: dt.date) -> dict[str, str]:
    return {"@value": value.isoformat(), "@type": "xsd:date"}


def _modified(value: dt.datetime | None) -> dict[str, Any]:
    return {"dct:modified": {"@value": value.isoformat(), "@type": "xsd:dateTime"}} if value else {}
