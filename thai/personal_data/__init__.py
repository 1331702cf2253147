"""Personal data in Thai text: what identifies or reaches a person, where it stands, and how to show it masked.

One detector a file, each with `find(text)`. They read digits, dashes, spaces and invisible characters as a reader
sees them, take time in proportion to the text, and never look anything up. Why these: Personal Data Protection
Act B.E. 2562, sections 6, 23, 24 and 26.
"""

from thai.personal_data.all_detectors import DETECTORS, find_all, mask
from thai.personal_data.match import Match
from thai.personal_data.national_id import mask_national_ids

__all__ = ["DETECTORS", "Match", "find_all", "mask", "mask_national_ids"]
