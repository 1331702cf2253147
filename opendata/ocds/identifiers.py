"""The names of processes, releases and parties: the same at every asking."""

import hashlib
from typing import Any, Final

from django.conf import settings

TEST_PREFIX: Final = "ocds-xxtest"
"""Registered to nobody. An office asks the Open Contracting helpdesk for its own and sets PRAKAT_OCDS_PREFIX."""


def prefix() -> str:
    """The office's registered prefix, or the marked test prefix."""
    return str(getattr(settings, "PRAKAT_OCDS_PREFIX", "") or TEST_PREFIX)


def is_test_prefix() -> bool:
    """Whether the identifiers are nobody's yet."""
    return prefix() == TEST_PREFIX


def ocid_of(notice: Any) -> str:
    """The identifier of the contracting process the notice belongs to."""
    return f"{prefix()}-{notice.unit.office_id}-{notice.procurement_key}"


def party_id(ocid: str, name: str) -> str:
    """A party of the process by its name: never by a citizen id, which a natural person's number is."""
    return "party-" + hashlib.sha256(f"{ocid}\n{' '.join(name.split())}".encode()).hexdigest()[:12]


def buyer_id(office: Any) -> str:
    """The office as a party."""
    return f"office-{office.pk}"
