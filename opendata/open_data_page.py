"""The page on which people find what programs can read: feeds, calendars, catalogues and the API."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from offices.api import Unit
from opendata.addresses import Addresses
from opendata.api.openapi import described
from opendata.scopes import scope_of


@require_safe
def open_data_page(request: HttpRequest) -> HttpResponse:
    """Everything machine-readable, in the words of those who look for it. Raises Http404 where no website is."""
    scope = scope_of(request)
    addresses = Addresses(scope.site)
    units = Unit.objects.filter(office=scope.office, ends_on=None) if scope.office else Unit.objects.none()
    return TemplateResponse(
        request,
        "opendata/open_data.html",
        {
            "whole": _followed(addresses, ""),
            "units": [{"name": unit.name} | _followed(addresses, "part_", kind="unit", key=unit.pk) for unit in units],
            "paths": [_path(path, said["get"]) for path, said in described()["paths"].items()],
        },
    )


def _followed(addresses: Addresses, prefix: str, **parts: Any) -> dict[str, str]:
    feeds = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}
    found = {key: addresses.view(f"{prefix}feed", name=name, **parts) for key, name in feeds.items()}
    return found | {"calendar": addresses.view(f"{prefix}calendar", **parts)}


def _path(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    parameters = [
        {
            "name": parameter["name"],
            "description": parameter.get("description", ""),
            "values": parameter["schema"].get("enum", []),
        }
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query"
    ]
    address = "" if "{" in path else path
    return {"path": path, "address": address, "summary": operation.get("description", ""), "parameters": parameters}
