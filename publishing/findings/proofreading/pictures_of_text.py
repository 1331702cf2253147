"""Text as a picture only: an item that shows a poster or a scan and says nothing in words."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.material import Material
from publishing.findings.proofreading.passage import Reading
from publishing.models import FileScan

ONLY_PICTURES = Detector(
    "text_in_pictures",
    "proofreading",
    _("Hardly any text beside pictures or scanned files"),
    _("Say in the text what the pictures or scans say: screen readers and searches read words only."),
    Severity.ASK,
)
DETECTORS = (ONLY_PICTURES,)

SHORTEST_TEXT = 40
"""Letters below which an item says nothing by itself: less than its own title usually has."""
_NOT_TEXT = ("title", "seo_title", "search_description", "event_place")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for the item, when its text is all but empty (one query where it carries documents)."""
    texts = [passage.wording for passage in reading.passages if _is_text(passage.wording.field)]
    text = " ".join(" ".join(wording.text.split()) for wording in texts)
    if len(text) >= SHORTEST_TEXT or not _shows_something(reading.material):
        return
    place = next((wording.label for wording in texts if wording.field == "body"), "")
    yield Finding(ONLY_PICTURES.key, text or "–", digest_of(text), field="body", place=place)


def _is_text(field: str) -> bool:
    return field not in _NOT_TEXT and not field.endswith("-caption")


def _shows_something(material: Material) -> bool:
    """Pictures, or documents of which none has text a machine can read; what was not looked into may have."""
    if not material.documents:
        return bool(material.images)
    scans = FileScan.objects.filter(sha256__in={document.sha256 for document in material.documents})
    facts = dict(scans.values_list("sha256", "facts"))
    return all(_is_scan(facts.get(document.sha256, {})) for document in material.documents)


def _is_scan(facts: dict[str, object]) -> bool:
    layers = facts.get("text_layer")
    return isinstance(layers, list) and bool(layers) and not any(layers)
