import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.thai.personal_data.figures import Figures, figures
from tests.thai.personal_data.labelled import negatives, positives
from thai.personal_data import find_all

ROOT = Path(__file__).resolve().parents[3]
SOURCES = Path(os.environ.get("PRAKAT_SOURCES", ROOT.parent / "shared" / "domain" / "sources"))
FLOOR = 0.95
IN_SOURCES = {"loei3.txt": {"email": 1}}
"""What searches by broad patterns found in the five documents; four hold none (office numbers are left blank)."""


@cache
def measured() -> dict[str, Figures]:
    return figures([*positives(), *negatives()])


def documented() -> dict[str, tuple[str, str, str]]:
    """Detector → positives, precision and recall as docs/personal-data.md has them."""
    text = (ROOT / "docs" / "personal-data.md").read_text(encoding="utf-8")
    return {
        row[0]: row[1:] for row in re.findall(r"^\| `(\w+)` \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$", text, re.MULTILINE)
    }


def test_labelled_set__is_large_and_has_every_detector() -> None:
    samples = positives()
    assert len(samples) >= 400
    assert len({sample.text for sample in negatives()}) >= 400
    counts = Counter(detector for sample in samples for detector, _data in sample.expected)
    assert set(counts) == set(measured())
    assert min(counts.values()) >= 20


@pytest.mark.parametrize("detector", sorted({key for sample in positives() for key, _data in sample.expected}))
def test_detector__finds_and_does_not_mistake(detector: str) -> None:
    assert measured()[detector].precision >= FLOOR
    assert measured()[detector].recall >= FLOOR


def test_documentation__tells_the_figures_measured() -> None:
    told = {
        key: (str(of.right + of.missed), f"{of.precision:.2f}", f"{of.recall:.2f}") for key, of in measured().items()
    }
    assert documented() == told


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the five source documents are not here; PRAKAT_SOURCES names them")
@pytest.mark.parametrize("name", ["cpn1.txt", "loei3.txt", "ryg2.txt", "s11.txt", "s12.txt"])
def test_real_documents__only_what_is_there_is_found(name: str) -> None:
    matches = find_all((SOURCES / name).read_text(encoding="utf-8"))
    assert Counter(match.detector for match in matches) == IN_SOURCES.get(name, {})
