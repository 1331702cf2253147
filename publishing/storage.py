"""Names of stored files: Thai keeps its vowels and tone marks, and every name fits the file system."""

import os
import re
import unicodedata

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string

from thai.text import normalise

LONGEST_STEM = 180
"""Most bytes of a name before its extension: file systems take 255, and a clash adds eight."""

# Django keeps word characters only, which Thai vowel and tone marks are not: “คู่มือ” would become “คมอ”.
_NOT_KEPT = re.compile("[^-\\w.\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


class ThaiNames:
    """For any storage class: Thai file names stay readable (mix it in before the storage)."""

    def get_valid_name(self, name: str) -> str:
        """The name as it is stored. Raises SuspiciousFileOperation when nothing of it can be kept."""
        stem, extension = os.path.splitext(_NOT_KEPT.sub("", normalise(name).strip().replace(" ", "_")))
        valid = _within(stem.strip("."), LONGEST_STEM) + _within(extension, 20)
        if valid in {"", ".", ".."}:
            raise SuspiciousFileOperation(f"no file name can be made of {name!r}")
        return valid

    def get_alternative_name(self, file_root: str, file_ext: str) -> str:
        """A second file of the same name gets a folder of its own: the public downloads it under the name it has."""
        return os.path.join(get_random_string(7), file_root + file_ext)


class ThaiFileSystemStorage(ThaiNames, FileSystemStorage):
    """Files on the server's own disk."""


def _within(text: str, size: int) -> str:
    """The beginning that fits into so many bytes of UTF-8, not cut between a consonant and its marks."""
    if len(text.encode()) <= size:
        return text
    kept = text.encode()[:size].decode(errors="ignore")
    while kept and unicodedata.category(text[len(kept)]) == "Mn":
        kept = kept[:-1]
    return kept
