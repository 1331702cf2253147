"""All findings of a page, weighed by the office's policy, with the waivers on record."""

from dataclasses import dataclass
from typing import Any

from publishing.findings import file_contents, fit, personal_data, pictures, proofreading
from publishing.findings.finding import Detector, Finding, Severity
from publishing.findings.material import Material, material_of
from publishing.models import PublishingPolicy, Waiver

DETECTORS: dict[str, Detector] = {
    detector.key: detector
    for detector in (
        *personal_data.DETECTORS,
        *proofreading.DETECTORS,
        *file_contents.DETECTORS,
        *pictures.DETECTORS,
        *fit.DETECTORS,
    )
}
"""Everything the system looks for, by key."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with its weight in this office and the waiver on record, if any."""

    finding: Finding
    detector: Detector
    severity: Severity
    waiver: Waiver | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to remove it or answer for it."""
        return self.severity != Severity.NOTE and self.waiver is None

    @property
    def where(self) -> str:
        """The place in words."""
        return ", ".join(part for part in (self.finding.file, self.finding.place) if part)

    def context(self) -> dict[str, Any]:
        """What the sentences about it need."""
        return {
            "label": str(self.detector.label),
            "advice": str(self.detector.advice),
            "excerpt": self.finding.excerpt,
            "where": self.where,
        }

    def as_sealed(self) -> dict[str, Any]:
        """The finding as a seal keeps it."""
        return {
            "key": self.finding.key,
            "detector": self.detector.key,
            "label": str(self.detector.label),
            "severity": str(self.severity),
            "where": self.where,
            "excerpt": self.finding.excerpt,
            "waiver": self.waiver.as_sealed() if self.waiver else {},
        }


def severity_in(policy: PublishingPolicy, detector: Detector) -> Severity:
    """The weight of the detector in the office."""
    return Severity(policy.severities.get(detector.key, detector.severity))


def findings_of(page: Any) -> list[Weighed]:
    """What a person may have overlooked in the page as it stands in memory, each once, the heaviest first."""
    material = material_of(page)
    found = {finding.key: finding for finding in _look(material)}
    waivers = _waivers(page, list(found))
    weighed = [
        Weighed(
            finding=finding,
            detector=DETECTORS[finding.detector],
            severity=severity_in(material.policy, DETECTORS[finding.detector]),
            waiver=waivers.get(key),
        )
        for key, finding in found.items()
    ]
    order = list(Severity)
    return sorted(weighed, key=lambda item: order.index(item.severity))


def _look(material: Material) -> list[Finding]:
    found: list[Finding] = []
    for wording in material.wordings:
        found += personal_data.find_in_text(wording.text, field=wording.field, place=wording.label)
    found += proofreading.find(material)
    found += pictures.find(material)
    found += fit.find(material)
    return found + file_contents.find(material)


def _waivers(page: Any, keys: list[str]) -> dict[str, Waiver]:
    if not page.pk or not keys:
        return {}
    return {waiver.key: waiver for waiver in Waiver.objects.filter(page_id=page.pk, key__in=keys).order_by("sequence")}
