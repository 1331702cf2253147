"""The files of a sealed or about-to-be-sealed item as people read them: what, whose, by what right."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from publishing.models import PublishingDocument, PublishingImage, Rights


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file with its rights line."""

    kind: str
    title: str
    rights: str
    url: str
    sha256: str


def file_lines(manifest: list[dict[str, Any]]) -> list[FileLine]:
    """The lines of a file manifest (two queries however many files); a file that is gone has no address."""
    addresses = _addresses(manifest)
    kinds = {"image": _("Picture"), "document": _("Document")}
    return [
        FileLine(
            kind=kinds[entry["kind"]],
            title=entry.get("title") or entry["file"] or _("The file is missing"),
            rights=_rights(entry),
            url=addresses.get((entry["kind"], entry["id"]), ""),
            sha256=entry["sha256"],
        )
        for entry in manifest
    ]


def _rights(entry: dict[str, Any]) -> str:
    right = dict(Rights.choices).get(entry.get("rights", ""), "")
    parts = [str(right), entry.get("rights_note", ""), entry.get("credit", ""), entry.get("source", "")]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _addresses(manifest: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
    images = PublishingImage.objects.in_bulk([entry["id"] for entry in manifest if entry["kind"] == "image"])
    documents = PublishingDocument.objects.in_bulk([entry["id"] for entry in manifest if entry["kind"] == "document"])
    found = {("image", key): image.file.url for key, image in images.items()}
    return found | {("document", key): document.url for key, document in documents.items()}
