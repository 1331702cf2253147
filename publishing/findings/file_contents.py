"""Documents: personal data in their text, pages nobody can have read aloud, parts nobody could look into."""

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.findings.file_scans import personal_data_in, scans_of, unread_in
from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.material import Material
from publishing.models import FileScan
from publishing.texts.passage import BETWEEN

DETECTORS: Final[tuple[Detector, ...]] = (
    Detector(
        key="scan_without_text",
        group="files",
        label=_("Pages without text"),
        advice=_(
            "These pages are pictures: nobody can have them read aloud or search them. Attach the original file, or run"
            " text recognition and upload it again."
        ),
        severity=Severity.ASK,
    ),
    Detector(
        key="unread_part",
        group="files",
        label=_("A part that could not be checked"),
        advice=_("Look through it yourself for personal data, or attach it in a form that can be read."),
        severity=Severity.ASK,
    ),
    Detector(
        key="picture_inside",
        group="files",
        label=_("Pictures inside a document"),
        advice=_("Text in pictures is not recognised: see that they show no personal data."),
        severity=Severity.NOTE,
    ),
)
_SHOWN = 12
"""Page numbers named in one excerpt; the rest are counted."""
_WITHOUT_TEXT, _PICTURE = "page_without_text", "picture"


def find(material: Material) -> list[Finding]:
    """Everything noticed in the documents of the page (one query when they have been read before)."""
    if not material.documents:
        return []
    scans = scans_of(material.documents)
    found: list[Finding] = []
    for document in material.documents:
        scan = scans[document.sha256]
        found += personal_data_in(scan, document.title)
        found += _unread(scan, document.title)
    return found


def _unread(scan: FileScan, title: str) -> list[Finding]:
    pages: dict[str, list[int]] = {}
    found = []
    for item in unread_in(scan):
        file = BETWEEN.join((title, *item.place.inside))
        if item.reason == _WITHOUT_TEXT:
            pages.setdefault(file, []).append(int(dict(item.place.values).get("number", 0)))
            continue
        detector = "picture_inside" if item.reason == _PICTURE else "unread_part"
        words = item.place.words
        found.append(_finding(detector, item.sentence, f"{item.reason} {words} {scan.sha256}", file, words))
    for file, numbers in pages.items():
        excerpt = gettext("Pages %(numbers)s") % {"numbers": _numbers(numbers)}
        found.append(_finding("scan_without_text", excerpt, f"{numbers} {scan.sha256}", file, ""))
    return found


def _finding(detector: str, excerpt: str, exactly: str, file: str, place: str) -> Finding:
    return Finding(detector, excerpt, digest_of(exactly), field="files", file=file, place=place)


def _numbers(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_SHOWN])
    rest = len(numbers) - _SHOWN
    return shown if rest <= 0 else gettext("%(shown)s and %(rest)s more") % {"shown": shown, "rest": rest}
