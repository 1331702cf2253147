"""What a careful second reader would point out before an item is submitted: links, headings, years, wording."""

from publishing.findings.finding import Detector, Finding
from publishing.findings.material import Material
from publishing.findings.proofreading import (
    code_points,
    days,
    headings,
    links,
    pictures_of_text,
    placeholders,
    politeness,
    shouting,
    tables,
    years,
)
from publishing.findings.proofreading.passage import Reading, reading_of

_CHECKS = (links, headings, tables, placeholders, years, days, shouting, code_points, politeness, pictures_of_text)

DETECTORS: tuple[Detector, ...] = tuple(detector for check in _CHECKS for detector in check.DETECTORS)
"""Everything proofreading looks for, in the order of the checks."""


def find(material: Material) -> list[Finding]:
    """What stands in the page's words that its writer should see again (S11-R18, S11-R21, LOEI3-R19, S12-R06).

    At most three queries for links however many there are, and one for a text that is all but empty.
    """
    reading: Reading = reading_of(material)
    return [finding for check in _CHECKS for finding in check.find(reading)]
