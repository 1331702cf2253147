"""Packages: what a reader fetches."""

from typing import Any, Final

from opendata.ocds.compiling import compiled
from opendata.ocds.releases import Release

BIDS: Final = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json"
"""The extension that says prices offered."""


def release_package(releases: list[Release], *, uri: str, publisher: dict[str, str]) -> dict[str, Any]:
    """Releases with who publishes them. There is at least one."""
    return _head(releases, uri, publisher) | {"releases": releases}


def record_package(processes: list[list[Release]], *, uri: str, publisher: dict[str, str]) -> dict[str, Any]:
    """One record for each process: its releases and what they say together."""
    records = [
        {
            "ocid": releases[0]["ocid"],
            "releases": sorted(releases, key=lambda release: str(release["date"])),
            "compiledRelease": compiled(releases),
        }
        for releases in processes
    ]
    return _head([release for releases in processes for release in releases], uri, publisher) | {"records": records}


def _head(releases: list[Release], uri: str, publisher: dict[str, str]) -> dict[str, Any]:
    return {
        "uri": uri,
        "version": "1.1",
        "extensions": [BIDS],
        "publishedDate": max(str(release["date"]) for release in releases),
        "publisher": publisher,
    }
