"""The catalogue as the Thai government data catalogue takes it in (CKAN with ckanext-thai_gdc): its keys, its values.

The values are those of the extension's own lists of choices (standards.md, section 6).
"""

import datetime as dt
from typing import Any

from opendata.addresses import Addresses
from opendata.catalog.datasets import Dataset
from opendata.catalog.licence import licence_name
from opendata.scopes import Scope

MIME = "application/json; charset=utf-8"


def package_search(scope: Scope, datasets: list[Dataset], modified: dt.datetime | None) -> dict[str, Any]:
    """The answer of CKAN's `package_search`, with every data set as a package."""
    results = [package(scope, dataset, modified) for dataset in datasets]
    return {"success": True, "result": {"count": len(results), "results": results}}


def package(scope: Scope, dataset: Dataset, modified: dt.datetime | None) -> dict[str, Any]:
    """One data set with the fourteen required fields, and those of the optional ones that are known."""
    addresses = Addresses(scope.site)
    name = f"{scope.site.hostname}-{dataset.key}".lower().replace(".", "-").replace("_", "-")
    said: dict[str, Any] = {
        "name": name,
        "title": dataset.title,
        "organization": {"name": scope.site.hostname.replace(".", "-"), "title": scope.owner},
        "maintainer": scope.owner,
        "maintainer_email": scope.office.email if scope.office else "",
        "tags": [{"name": tag} for tag in dataset.tags],
        "notes": dataset.notes,
        "objective": ["เพื่อการให้บริการประชาชน"],
        "data_type": "ข้อมูลระเบียน",
        "update_frequency_unit": "ตามเวลาจริง",
        "geo_coverage": "อื่นๆ",
        "geo_coverage_other": "เขตพื้นที่การศึกษา",
        "data_source": scope.owner,
        "data_format": sorted({one.format for one in dataset.distributions}),
        "data_category": "ข้อมูลสาธารณะ",
        "license_id": licence_name(),
        "accessible_condition": "ไม่มี",
        "url": addresses.view("catalogue"),
        "language": "ไทย",
        "resources": [
            {"name": one.title, "url": one.url, "format": one.format, "mimetype": one.mime}
            for one in dataset.distributions
        ],
    }
    if dataset.first:
        said["created_date"] = dataset.first.isoformat()
    if modified:
        said["last_updated_date"] = modified.date().isoformat()
    return said
