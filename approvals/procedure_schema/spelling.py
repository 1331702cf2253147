"""A misspelt heading or name, and the one that was probably meant."""

import difflib
from collections.abc import Iterable


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """“หมายถึง within หรือไม่”; empty when nothing is near."""
    near = difflib.get_close_matches(written, sorted(known), n=1, cutoff=0.6)
    return f"หมายถึง {near[0]} หรือไม่" if near else ""
