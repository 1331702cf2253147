"""The files of a sealed or about-to-be-sealed item as people read them: what, whose, by what right."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from publishing.models import Access, AgeGroup, FileScan, Licence, PublishingDocument, PublishingImage, Rights, Seal
from thai.dates import format_date


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file with its rights line."""

    kind: str
    title: str
    rights: str
    url: str
    sha256: str
    checked: str = ""
    """Pages, and what the virus scanner said; empty for files that came in by another door than an upload form."""


def file_lines(manifest: list[dict[str, Any]]) -> list[FileLine]:
    """The lines of a file manifest (three queries however many files); a file that is gone has no address."""
    addresses = _addresses(manifest)
    kinds = {"image": _("Picture"), "document": _("Document")}
    checked = _checked(manifest)
    return [
        FileLine(
            kind=kinds[entry["kind"]],
            title=entry.get("title") or entry["file"] or _("The file is missing"),
            rights=_rights(entry),
            url=addresses.get((entry["kind"], entry["id"]), ""),
            sha256=entry["sha256"],
            checked=checked.get(entry["sha256"], ""),
        )
        for entry in manifest
    ]


def _checked(manifest: list[dict[str, Any]]) -> dict[str, str]:
    """What is known of each file's bytes, by fingerprint (one query)."""
    words = {
        "clean": _("checked for viruses: none found"),
        "not_configured": _("not checked for viruses: no scanner is set up"),
    }
    lines = {}
    for scan in FileScan.objects.filter(sha256__in=[entry["sha256"] for entry in manifest]):
        pages = scan.facts.get("pages")
        parts = [ngettext("%(count)s page", "%(count)s pages", pages) % {"count": pages}] if pages else []
        lines[scan.sha256] = " · ".join([*parts, *filter(None, [words.get(scan.virus_check, "")])])
    return lines


def permission_lines(seal: Seal) -> list[str]:
    """The dated permissions and consents the sealed files rest on, each as one line."""
    kinds = {"publishingimage": "image", "publishingdocument": "document"}
    titles = {(entry["kind"], entry["id"]): entry.get("title", "") for entry in seal.files}
    lines = []
    for entry in seal.permissions:
        title = titles.get((kinds[entry["file"]], entry["id"]), "")
        until = format_date(dt.date.fromisoformat(entry["ends_on"])) if entry["ends_on"] else _("without an end")
        if "consent" in entry:
            facts = {"number": entry["consent"], "age": dict(AgeGroup.choices)[entry["age"]]}
            what = _("Consent number %(number)s (%(age)s)") % facts
        else:
            what = f"{dict(Access.choices)[entry['access']]}: {entry['terms']}"
        lines.append(f"{title} – {what} – {until}")
    return lines


def _rights(entry: dict[str, Any]) -> str:
    right = dict(Rights.choices).get(entry.get("rights", ""), "")
    licence = dict(Licence.choices).get(entry.get("licence", ""), "")
    parts = [str(right), licence, entry.get("rights_note", ""), entry.get("credit", ""), entry.get("source", "")]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _addresses(manifest: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
    images = PublishingImage.objects.in_bulk([entry["id"] for entry in manifest if entry["kind"] == "image"])
    documents = PublishingDocument.objects.in_bulk([entry["id"] for entry in manifest if entry["kind"] == "document"])
    found = {("image", key): image.file.url for key, image in images.items()}
    return found | {("document", key): document.url for key, document in documents.items()}
