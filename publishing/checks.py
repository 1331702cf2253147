"""System checks: every page type stands behind the gate, and the media models are ours."""

import sys
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.utils import DatabaseError
from wagtail.models import Page, get_page_models


@checks.register("publishing")
def check_page_types(**kwargs: Any) -> list[checks.CheckMessage]:
    """A page type outside the gate could not be published at all: say so at start, not at the first attempt."""
    from publishing.models import GatedPage

    return [
        checks.Error(
            f"{model._meta.label} must derive from publishing.models.GatedPage", obj=model, id="publishing.E001"
        )
        for model in get_page_models()
        if model is not Page and not issubclass(model, GatedPage)
    ]


@checks.register("publishing")
def check_settings(**kwargs: Any) -> list[checks.CheckMessage]:
    """The settings the gate depends on."""
    required = {
        "WAGTAIL_FINISH_WORKFLOW_ACTION": "publishing.finish.publish_sealed",
        "WAGTAILIMAGES_IMAGE_MODEL": "publishing.PublishingImage",
        "WAGTAILDOCS_DOCUMENT_MODEL": "publishing.PublishingDocument",
        "WAGTAILDOCS_SERVE_METHOD": "serve_view",
    }
    return [
        checks.Error(f"{name} must be {value!r}", id="publishing.E002")
        for name, value in required.items()
        if getattr(settings, name, None) != value
    ]


@checks.register("publishing", checks.Tags.database)
def check_triggers(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """`check --database default`: the triggers stand. Not asked by `migrate`, which is what puts them there.

    Django runs the database checks before every `migrate`; one that fails would keep an upgrade from its own mend.
    """
    from publishing.gate import triggers

    if not databases or sys.argv[1:2] == ["migrate"]:
        return []
    try:
        absent = triggers.missing()
    except DatabaseError:
        return []
    tables = connection.introspection.table_names()
    if "publishing_permit" not in tables or not absent:
        return []
    return [checks.Error(f"gate triggers are missing: {', '.join(absent)}", hint="run migrate", id="publishing.E003")]


@checks.register("publishing", checks.Tags.security, deploy=True)
def check_virus_scanner(**kwargs: Any) -> list[checks.CheckMessage]:
    """`check --deploy`: whether uploads are checked for viruses is known, not assumed."""
    from publishing.files.antivirus import place_of

    address = str(getattr(settings, "PRAKAT_CLAMD", ""))
    if not address:
        return [checks.Warning("uploads are not checked for viruses", hint="set PRAKAT_CLAMD", id="publishing.W001")]
    try:
        place_of(address)
    except ValueError as error:
        return [checks.Error(str(error), hint="unix:/path or tcp:host:port", id="publishing.E004")]
    return []
