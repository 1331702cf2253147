"""Thai digits (๐–๙) of official letters, and the Arabic digits (0–9) of web forms and searches."""

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = "0123456789"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)


def to_thai(text: str) -> str:
    """Write every Arabic digit of a text as the Thai digit; everything else stays as it is."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """Write every Thai digit of a text as the Arabic digit; everything else stays as it is."""
    return text.translate(_TO_ARABIC)
