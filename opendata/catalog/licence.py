"""On what terms the data may be used: the office says so by setting, or nobody does."""

from django.conf import settings

LICENCES = {
    "": ("License not specified", ""),
    "CC-BY-4.0": ("Creative Commons Attributions", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution Share-Alike", "https://creativecommons.org/licenses/by-sa/4.0/"),
}
"""Setting → name in the Thai catalogue, address."""


def chosen() -> str:
    """The setting as it is written."""
    return str(getattr(settings, "PRAKAT_DATA_LICENCE", "") or "")


def licence_name() -> str:
    """As the Thai catalogue calls it."""
    return LICENCES.get(chosen(), LICENCES[""])[0]


def licence_address() -> str:
    """The text of the licence; empty when none is given."""
    return LICENCES.get(chosen(), LICENCES[""])[1]
