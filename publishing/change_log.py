"""What the public is told of the changes of an item: when it was published, corrected, withdrawn, why, by which unit.

Worked out from what was sealed at each act, never from a draft. What a correction took out is never printed, nor its
length: it may have been taken out because nobody should read it. What it put in is printed only as far as it stands on
the public page today, so that the list never says a word the page itself does not say (ADR 0025).
"""

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.cache import cache
from django.db.models import Model
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing

from publishing.models import ENDED_KINDS, LIVE_KINDS, STATE_KINDS, PublicationRecord, RecordKind
from thai.differences import differences

MOST_CORRECTIONS = 30
"""Corrections of which the list tells the fields; of older ones it keeps the day and the reason."""
_LONGEST_TEXT = 40_000
"""Characters of both texts together that are compared word by word, to keep a visit cheap."""
_KEPT_SECONDS = 3600

SILENT = frozenset(
    {"memo", "unit", "slug", "content_type", "locale", "translation_key", "show_in_menus", "page_ptr", "comments"}
)
"""Fields the public never sees as such."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that says something else: its name, what was put in, and whether anything was taken out."""

    label: str
    put_in: tuple[str, ...] = ()
    taken_out: bool = False


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file put in (with its name, while it is public) or taken out (a document's fingerprint only)."""

    is_picture: bool
    is_new: bool
    sha256: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One act before the public."""

    kind: str
    kind_label: str
    at: dt.datetime
    unit_name: str
    reason: str
    fields: tuple[FieldChange, ...] = ()
    files: tuple[FileChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """The acts of one item, newest first. `title` is empty for what is not public."""

    code: str
    office_name: str
    unit_name: str
    title: str
    page_id: int
    state: str
    entries: list[LogEntry] = field(default_factory=list)

    @property
    def is_public(self) -> bool:
        """Whether the public can read the item now."""
        return self.state in LIVE_KINDS


def change_log(code: str) -> ChangeLog | None:
    """The list for the item with this code, in either case of letters; None for a code nothing was published under."""
    records = list(
        PublicationRecord.objects.filter(code=code.strip().upper(), kind__in=STATE_KINDS)
        .select_related("office")
        .order_by("office", "sequence")
    )
    if not records:
        return None
    newest = records[-1]
    key = f"change-log-{newest.pk}-{newest.entry_hash[:16]}"
    known: ChangeLog | None = cache.get(key)
    if known is None:
        known = _told(records)
        cache.set(key, known, _KEPT_SECONDS)
    return known


def _told(records: list[PublicationRecord]) -> ChangeLog:
    newest = records[-1]
    is_public = newest.kind in LIVE_KINDS
    compared = _compared(records) if is_public else {}
    entries = []
    for record in reversed(records):
        fields, files = compared.get(record.pk, ((), ()))
        may_say_why = record.kind in ENDED_KINDS or is_public
        entries.append(
            LogEntry(
                kind=str(record.kind),
                kind_label=record.get_kind_display(),
                at=record.recorded_at,
                unit_name=record.unit_name,
                reason=record.reason if may_say_why else "",
                fields=fields,
                files=files,
            )
        )
    return ChangeLog(
        code=newest.code,
        office_name=newest.office.name,
        unit_name=newest.unit_name,
        title=newest.title if is_public else "",
        page_id=newest.page_id,
        state=str(newest.kind),
        entries=entries,
    )


_Changes = tuple[tuple[FieldChange, ...], tuple[FileChange, ...]]


def _compared(records: list[PublicationRecord]) -> dict[int, _Changes]:
    """The changes of each correction since the item was last published: {key of the record: changes}."""
    start = max(place for place, record in enumerate(records) if record.kind == RecordKind.PUBLISHED)
    versions = records[start:][-MOST_CORRECTIONS - 1 :]
    sealed = dict(
        PublicationRecord.objects.filter(pk__in=[record.pk for record in versions]).values_list(
            "pk", "permit__seal__content"
        )
    )
    contents = [json.loads(sealed[record.pk]) for record in versions]
    today = _Today(versions[-1], contents[-1])
    return {
        record.pk: (today.fields(before["content"], after["content"]), today.files(before["files"], after["files"]))
        for record, before, after in zip(versions[1:], contents, contents[1:], strict=False)
    }


class _Today:
    """What the public page says today, against which every line of the list is held."""

    def __init__(self, newest: PublicationRecord, content: dict[str, Any]) -> None:
        model = apps.get_model(newest.page_type)
        self.model: Any = model
        page: Any = model._default_manager.get(pk=newest.page_id)
        silent = frozenset(page.silent_fields)
        self.says = {
            words.field: (words.label, _flat(words.text)) for words in page.wordings() if words.field not in silent
        }
        self.names = {entry["sha256"]: str(entry.get("title", "")) for entry in content["files"]}

    def fields(self, before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
        """What differs, field by field, in the order of the page type; fields the software has lost say nothing."""
        changed = [name for name in after if name in before and after[name] != before[name] and name not in SILENT]
        return tuple(change for name in changed if (change := self._field(name, before[name], after[name])) is not None)

    def _field(self, name: str, before: Any, after: Any) -> FieldChange | None:
        label = self._label(name)
        if not label:
            return None
        if name not in self.says:
            return FieldChange(label, taken_out=bool(before) and not after)
        old, new = self._text(name, before), self._text(name, after)
        if len(old) + len(new) > _LONGEST_TEXT:
            return FieldChange(label)
        parts = differences(old, new)
        said = self.says[name][1]
        put_in = tuple(text.strip() for kind, text in parts if kind == "addition" and text.strip())
        return FieldChange(
            label,
            put_in=tuple(text for text in put_in if _flat(text) in said),
            taken_out=any(kind == "deletion" and text.strip() for kind, text in parts),
        )

    def _label(self, name: str) -> str:
        for relation in get_all_child_relations(self.model):
            if relation.get_accessor_name() == name:
                child: type[Model] = relation.related_model
                return str(child._meta.verbose_name_plural)
        known = {found.name: found for found in self.model._meta.get_fields() if hasattr(found, "verbose_name")}
        return str(known[name].verbose_name) if name in known else ""

    def _text(self, name: str, value: Any) -> str:
        kind = self.model._meta.get_field(name)
        if isinstance(kind, RichTextField):
            return str(get_text_for_indexing(str(value or "")))
        if isinstance(kind, StreamField):
            return "\n".join(_strings([block.get("value") for block in value or []]))
        return str(value or "")

    def files(self, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> tuple[FileChange, ...]:
        """Files put in, and files taken out."""
        old, new = ({entry["sha256"]: entry["kind"] == "image" for entry in files} for files in (before, after))
        put_in = [
            FileChange(is_picture, True, sha256, self.names.get(sha256, ""))
            for sha256, is_picture in new.items()
            if sha256 not in old
        ]
        # The public never had a picture's own bytes; of a document it can tell that its copy is no longer offered.
        taken_out = [
            FileChange(is_picture, False, "" if is_picture else sha256)
            for sha256, is_picture in old.items()
            if sha256 not in new
        ]
        return (*put_in, *taken_out)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _strings(value: Any) -> list[str]:
    """Every text inside a block's value, in its order."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in inner for text in _strings(part)]
