"""What a machine sees in the pictures of a page: copies of pictures, and faces where nobody is said to be."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from offices.api import Unit
from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.material import Material
from publishing.models import LiveAsset, People, PublishingImage
from publishing.pictures.likeness import BAND, SAME, bands, distance

TWICE = Detector(
    "picture_twice",
    "pictures",
    gettext_lazy("The same picture twice"),
    gettext_lazy("Two pictures of this item look alike. Keep the better one."),
    Severity.NOTE,
)
KNOWN = Detector(
    "picture_known",
    "pictures",
    gettext_lazy("The office has this picture already"),
    gettext_lazy("Use the picture that is there: its rights and permissions have been recorded once."),
    Severity.NOTE,
)
FACES = Detector(
    "faces",
    "pictures",
    gettext_lazy("Faces in a picture of nobody"),
    gettext_lazy("The picture is said to show nobody, yet it seems to show faces. Please look at it again."),
    Severity.ASK,
)
DETECTORS: tuple[Detector, ...] = (TWICE, KNOWN, FACES)

_MOST = 200
"""So many pictures of the office that may be copies are looked at, the newest first."""


def find(material: Material) -> list[Finding]:
    """The findings of a page's pictures (one query, none for a page without pictures)."""
    return [*_twice(material.images), *_known(material), *_faces(material.images)]


def _faces(images: list[PublishingImage]) -> list[Finding]:
    return [
        Finding(
            FACES.key,
            _("Faces found: %(count)s") % {"count": image.faces},
            digest_of(f"{image.sha256} {image.faces}"),
            field="files",
            file=image.title,
        )
        for image in images
        if image.faces and image.people == People.NONE
    ]


def _twice(images: list[PublishingImage]) -> list[Finding]:
    found = []
    for number, image in enumerate(images):
        for other in images[:number]:
            if _alike(image, other):
                digest = digest_of(f"{image.sha256} {other.sha256}")
                found.append(Finding(TWICE.key, other.title, digest, field="files", file=image.title))
    return found


@dataclass(frozen=True, slots=True)
class _Other:
    """A picture of the office's library."""

    title: str
    sha256: str
    phash: str
    page: str
    """Title of a live page that shows it, or empty."""


def _known(material: Material) -> list[Finding]:
    """Pictures of the page that the office's library holds under another entry; the first one found is named."""
    others = [_Other(*row) for row in _candidates(material)] if material.images else []
    found = []
    for image in material.images:
        copy = next((other for other in others if _alike(image, other)), None)
        if copy is None:
            continue
        place = _("on the page “%(title)s”") % {"title": copy.page} if copy.page else ""
        digest = digest_of(f"{image.sha256} {copy.sha256}")
        found.append(Finding(KNOWN.key, copy.title, digest, field="files", file=image.title, place=place))
    return found


def _candidates(material: Material) -> QuerySet[Any, Any]:
    """Pictures of the office that may be copies: the same bytes, or a quarter of the fingerprint the same.

    The database reads the fingerprints of the office's pictures once, whatever their number, and hands out those few
    of which one of the four quarters agrees: that is every copy that differs in at most three of the 64 bits, and most
    that differ in four. By chance one in 16,000 agrees.
    """
    same = Q(sha256__in=[image.sha256 for image in material.images if image.sha256])
    for start in range(4):
        quarters = {bands(image.phash)[start] for image in material.images if image.phash}
        same |= Q(**{f"band_{start}__in": sorted(quarters)})
    shows = LiveAsset.objects.filter(kind=LiveAsset.Kind.IMAGE, object_id=OuterRef("pk")).order_by("-page_id")
    title = Page.objects.filter(pk=OuterRef("shown_on")).values("title")
    return (
        PublishingImage.objects.filter(
            collection__in=Unit.objects.filter(office=material.page.office).values("collection")
        )
        .exclude(pk__in=[image.pk for image in material.images])
        .annotate(**{f"band_{start}": Substr("phash", 1 + start * BAND, BAND) for start in range(4)})
        .filter(same)
        .annotate(shown_on=Subquery(shows.values("page_id")[:1]))
        .order_by("-pk")
        .values_list("title", "sha256", "phash", Subquery(title[:1]))[:_MOST]
    )


def _alike(one: PublishingImage | _Other, other: PublishingImage | _Other) -> bool:
    if one.sha256 and one.sha256 == other.sha256:
        return True
    return bool(one.phash and other.phash) and distance(one.phash, other.phash) <= SAME
