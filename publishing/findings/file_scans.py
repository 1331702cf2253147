"""What stands in a document's bytes: read once for each fingerprint, kept, and given out as findings."""

from typing import Any, Final

from django.utils import timezone

from publishing.files import Inspection
from publishing.findings.finding import Finding
from publishing.findings.personal_data import find_in_passages
from publishing.models import FileScan, PublishingDocument
from publishing.texts import Unread, passages_in_box
from publishing.texts.passage import BETWEEN, Place

SCANNER: Final = "1"
"""Raised when the detectors or the readers change: what was read before is then read again."""


def scans_of(documents: list[PublishingDocument]) -> dict[str, FileScan]:
    """The scan of each document by fingerprint (one query); what has none yet is read now."""
    wanted = {document.sha256: document for document in documents}
    kept = {scan.sha256: scan for scan in FileScan.objects.filter(sha256__in=wanted, scanner=SCANNER)}
    return kept | {sha256: scan(document) for sha256, document in wanted.items() if sha256 not in kept}


def scan(document: PublishingDocument) -> FileScan:
    """Read the document's text in the box and keep what was found. A file that is gone is told as unread."""
    findings: list[dict[str, Any]] = []
    unread: list[dict[str, Any]] = []
    try:
        with document.file.storage.open(document.file.name, "rb") as file:
            read = passages_in_box(file, document.filename)
    except FileNotFoundError:
        read = [Unread(Place(), "damaged")]
    places = {passage.place.words: passage.place for passage in read}
    for item in find_in_passages(read, file=""):
        if isinstance(item, Unread):
            unread.append({"reason": item.reason, **_as_json(item.place)})
            continue
        _match, finding = item
        found = {"detector": finding.detector, "excerpt": finding.excerpt, "digest": finding.digest}
        inside = [part for part in finding.file.split(BETWEEN) if part]
        findings.append(found | _as_json(places[finding.place]) | {"inside": inside})
    kept, _made = FileScan.objects.update_or_create(
        sha256=document.sha256,
        defaults={"scanner": SCANNER, "findings": findings, "unread": unread, "scanned_at": timezone.now()},
    )
    return kept


def keep_inspection(sha256: str, inspection: Inspection) -> None:
    """Keep what the look at the upload told: facts of the format, and what the virus scanner said."""
    facts = inspection.facts.as_json() if inspection.facts else {}
    FileScan.objects.update_or_create(
        sha256=sha256,
        defaults={"facts": facts, "virus_check": inspection.virus_check.state},
        create_defaults={
            "facts": facts,
            "virus_check": inspection.virus_check.state,
            "scanner": "",
            "scanned_at": timezone.now(),
        },
    )


def personal_data_in(scan: FileScan, title: str) -> list[Finding]:
    """The personal data of a scan as findings in the file called `title`."""
    return [
        Finding(
            detector=entry["detector"],
            excerpt=entry["excerpt"],
            digest=entry["digest"],
            field="files",
            file=BETWEEN.join((title, *entry["inside"])),
            place=_place(entry).words,
        )
        for entry in scan.findings
    ]


def unread_in(scan: FileScan) -> list[Unread]:
    """What of the file nobody could read."""
    return [Unread(_place(entry), entry["reason"]) for entry in scan.unread]


def _as_json(place: Place) -> dict[str, Any]:
    return {"kind": place.kind, "values": list(place.values), "inside": list(place.inside)}


def _place(entry: dict[str, Any]) -> Place:
    return Place(entry["kind"], tuple((name, value) for name, value in entry["values"]), tuple(entry["inside"]))
