"""A page that says one thing, proofread."""

from typing import Any

from news.models import NewsPage
from publishing.findings import proofreading
from publishing.findings.finding import Finding
from publishing.findings.material import Material
from publishing.findings.wording import Wording
from publishing.models import PublishingPolicy

LEAD = "สำนักงานเขตพื้นที่การศึกษาจัดประชุมผู้บริหารสถานศึกษาประจำเดือน ณ ห้องประชุมชั้น 2"
"""Enough words for an item to have said something."""


def proofread(text: str = "", *, html: str = "", impolite_words: str = "", tables: Any = None) -> list[Finding]:
    """The findings of an item that is not stored, with one field of words."""
    page = NewsPage(tables=tables or [])
    wordings = [Wording("lead", "ความนำ", LEAD), Wording("body", "เนื้อหา", text, html)]
    policy = PublishingPolicy(impolite_words=impolite_words)
    return proofreading.find(Material(page=page, policy=policy, wordings=wordings, images=[], documents=[]))


def found(detector: str, text: str = "", **fields: Any) -> list[str]:
    """The excerpts of one detector's findings."""
    return [finding.excerpt for finding in proofread(text, **fields) if finding.detector == detector]


def detectors(text: str = "", **fields: Any) -> list[str]:
    """Which detectors found something."""
    return sorted({finding.detector for finding in proofread(text, **fields)})
