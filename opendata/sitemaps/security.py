"""security.txt (RFC 9116): whom to tell of a weakness of the website, and until when that holds."""

import datetime as dt

from django.conf import settings
from django.utils import timezone

from opendata.addresses import Addresses
from opendata.scopes import Scope


def expiry() -> dt.datetime | None:
    """The moment the file ends, by setting: the end of that day in the office's zone. Raises ValueError."""
    text = str(getattr(settings, "PRAKAT_SECURITY_EXPIRES", "") or "")
    if not text:
        return None
    return timezone.make_aware(dt.datetime.combine(dt.date.fromisoformat(text), dt.time(23, 59, 59)))


def contact_of(scope: Scope) -> str:
    """Where to write: the setting (an address or a web page), else the office's e-mail; empty when nobody has said."""
    said = str(getattr(settings, "PRAKAT_SECURITY_CONTACT", "") or "") or (scope.office.email if scope.office else "")
    return f"mailto:{said}" if said and ":" not in said else said


def security_text(scope: Scope) -> str | None:
    """The file; None while the contact or the end is missing, both of which the standard requires."""
    contact, ends = contact_of(scope), expiry()
    if not contact or ends is None:
        return None
    lines = [
        f"Contact: {contact}",
        f"Expires: {ends.isoformat()}",
        "Preferred-Languages: th, en",
        f"Canonical: {Addresses(scope.site).view('security')}",
    ]
    return "\n".join([*lines, ""])
