"""Precision and recall of each detector over a labelled set."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.thai.personal_data.labelled import Sample
from thai.personal_data import find_all


@dataclass(frozen=True)
class Figures:
    """What was found rightly, wrongly, and not at all."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def figures(samples: Iterable[Sample]) -> dict[str, Figures]:
    """Measure; a find counts only with the right detector and exactly the right data."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for sample in samples:
        found = {(match.detector, match.canonical) for match in find_all(sample.text)}
        right.update(detector for detector, _data in found & sample.expected)
        wrong.update(detector for detector, _data in found - sample.expected)
        missed.update(detector for detector, _data in sample.expected - found)
    return {key: Figures(right[key], wrong[key], missed[key]) for key in {*right, *wrong, *missed}}
