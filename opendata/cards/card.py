"""What a card says, and the fingerprint of it that stands in its address."""

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from thai.dates import format_date

TEMPLATE = Path(__file__).resolve().parent / "card.typ"


@dataclass(frozen=True, slots=True)
class Card:
    """The words of a card."""

    title: str
    label: str
    """The kind of page."""
    office: str
    foot: str
    """Unit and date."""

    @classmethod
    def of(cls, *, title: str, label: str, office: str, unit: str, day: dt.date) -> "Card":
        """The card of an item."""
        return cls(title, label, office, f"{unit} · {format_date(day)}")

    @property
    def words(self) -> str:
        """As the template reads them."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def stamp(self) -> str:
        """Another title, date, unit or drawing: another stamp."""
        return hashlib.sha256(self.words.encode() + TEMPLATE.read_bytes()).hexdigest()[:20]
