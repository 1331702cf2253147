"""System checks: what the public files promise still holds, the rate can be read, public fields can be written."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.utils import timezone

from opendata.catalog.licence import LICENCES, chosen
from opendata.sitemaps.security import expiry

_NAME = "PRAKAT_SECURITY_EXPIRES"


@checks.register("opendata")
def check_security_text(**kwargs: Any) -> list[checks.CheckMessage]:
    """security.txt has not ended: after its day nobody may rely on the contact it names (RFC 9116, 2.5.5)."""
    try:
        ends = expiry()
    except ValueError:
        return [checks.Error(f"{_NAME} is not a date", hint="write it as 2027-09-30", id="opendata.E001")]
    if ends is not None and ends < timezone.now():
        hint = "confirm the contact and set a day within a year"
        return [checks.Warning(f"security.txt has expired on {ends:%Y-%m-%d}", hint=hint, id="opendata.W001")]
    return []


@checks.register("opendata", checks.Tags.security, deploy=True)
def check_security_text_offered(**kwargs: Any) -> list[checks.CheckMessage]:
    """`check --deploy`: whoever finds a weakness is told whom to write to."""
    try:
        offered = expiry() is not None
    except ValueError:
        return []  # said by the check above
    return (
        []
        if offered
        else [checks.Warning("/.well-known/security.txt is not offered", hint=f"set {_NAME}", id="opendata.W002")]
    )


@checks.register("opendata")
def check_rate(**kwargs: Any) -> list[checks.CheckMessage]:
    """`PRAKAT_API_RATE` is like `300/minute`, or empty."""
    from opendata.api.rate import DEFAULT, parse_rate

    try:
        parse_rate(str(getattr(settings, "PRAKAT_API_RATE", DEFAULT)))
    except ValueError as error:
        return [checks.Error(str(error), id="opendata.E002")]
    return []


@checks.register("opendata")
def check_public_fields(**kwargs: Any) -> list[checks.CheckMessage]:
    """A page type that names a field nobody can write says so at start, not to the first visitor."""
    from opendata.api.items import item_shape
    from publishing.live_items import item_models

    found: list[checks.CheckMessage] = []
    models: Any = item_models()
    for model in models:
        try:
            item_shape(model)
        except TypeError as error:
            found.append(checks.Error(str(error), obj=model, id="opendata.E003"))
    return found


@checks.register("opendata")
def check_licence(**kwargs: Any) -> list[checks.CheckMessage]:
    """The licence of the data sets is one the catalogue can name."""
    if chosen() in LICENCES:
        return []
    offered = ", ".join(name for name in LICENCES if name)
    return [checks.Error("PRAKAT_DATA_LICENCE is not known", hint=f"one of {offered}", id="opendata.E004")]
