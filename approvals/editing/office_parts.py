"""Which parts of a procedure an office changes itself on the screen; everything else comes from a file."""

import json
from typing import Any

_OF_STAGE = ("actors", "effect", "within", "escalation", "vote")
_OF_URGENCY = ("excluded", "makeup")
_OF_FIELD = ("label", "help")
_OF_SENTENCE = ("text", "version")


def copy_of(document: dict[str, Any]) -> dict[str, Any]:
    """A copy in which no part is shared with another."""
    copied: dict[str, Any] = json.loads(json.dumps(document))
    return copied


def without_office_parts(document: dict[str, Any]) -> dict[str, Any]:
    """What stays when the office's own parts are left out: equal before and after every change on the screen."""
    rest = copy_of(document)
    for track in rest["tracks"].values():
        track.pop("help", None)
        for stage in (*track["stages"], *track.get("afterwards", [])):
            _drop(stage, _OF_STAGE)
    for sentence in rest.get("certifications", {}).values():
        _drop(sentence, _OF_SENTENCE)
    for field in rest["memo"]:
        _drop(field, _OF_FIELD)
    _drop(rest.get("urgency") or {}, _OF_URGENCY)
    return rest


def _drop(part: dict[str, Any], headings: tuple[str, ...]) -> None:
    for heading in headings:
        part.pop(heading, None)
