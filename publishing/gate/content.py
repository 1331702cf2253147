"""What exactly a page says to the public, as one canonical text, and the hash of it.

Everything a page serialises is content unless it is named here as book-keeping: a field somebody adds later is hashed
without anyone remembering to.
"""

import hashlib
import json
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import ReferenceIndex

from publishing.files import sha256_of

BOOKKEEPING = frozenset(
    {
        "pk",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "expired",
        "alias_of",
        "wagtail_admin_comments",
    }
)
"""Fields of a page that say nothing to the public, or whose truth another layer holds (live, url_path, alias_of)."""

_ROW_KEYS = frozenset({"pk", "page", "sort_order"})
_EMPTY: tuple[Any, ...] = ("", "[]", "{}", None, False, 0, [], {})


def canonical_json(value: Any) -> str:
    """One text for one value: sorted keys, no spaces, Thai unescaped."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 in 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def public_content(page: Any) -> dict[str, Any]:
    """Every public field of the page as it stands in memory, its inline children in order, without database keys."""
    data = json.loads(canonical_json(page.serializable_data()))
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            # Its text is the database's: PostgreSQL keeps JSON with its keys in another order than it was given.
            data[field.name] = json.loads(data[field.name])
    return _without_keys({name: value for name, value in data.items() if name not in BOOKKEEPING})


def _without_keys(data: dict[str, Any]) -> dict[str, Any]:
    """Child rows get new keys at every publication; their order and what they say are content, their keys are not."""
    cleaned = {}
    for name, value in data.items():
        if isinstance(value, list) and value and all(isinstance(row, dict) and "pk" in row for row in value):
            rows = sorted(value, key=lambda row: row.get("sort_order") or 0)
            cleaned[name] = [{key: cell for key, cell in row.items() if key not in _ROW_KEYS} for row in rows]
        else:
            cleaned[name] = value
    return cleaned


def referenced_media(page: Any) -> tuple[set[int], set[int]]:
    """Keys of the pictures and documents the page shows, from the object itself.

    Wagtail's stored reference index may lag behind with a task queue, so it is never asked; its extractor is the one
    private call of Wagtail's we make (wagtail/models/reference_index.py, `_extract_references_from_object`).
    """
    image_type = _content_type_id(get_image_model_string())
    document_type = _content_type_id(get_document_model_string())
    images: set[int] = set()
    documents: set[int] = set()
    for content_type_id, object_id, *_where in ReferenceIndex._extract_references_from_object(page):
        if content_type_id == image_type:
            images.add(int(object_id))
        elif content_type_id == document_type:
            documents.add(int(object_id))
    return images, documents


def _content_type_id(model_string: str) -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(apps.get_model(model_string)).pk


def file_manifest(page: Any, *, rehash: bool = False) -> list[dict[str, Any]]:
    """Every file the page shows, with fingerprint and rights answers, in a fixed order.

    `rehash` reads the bytes from storage instead of trusting the stored fingerprint. A file that is gone from the
    database or from storage has an empty fingerprint, which no permit will ever match.
    """
    images, documents = referenced_media(page)
    entries = _entries("image", get_image_model_string(), images, rehash)
    return entries + _entries("document", get_document_model_string(), documents, rehash)


def _entries(kind: str, model_string: str, keys: set[int], rehash: bool) -> list[dict[str, Any]]:
    model: Any = apps.get_model(model_string)
    found = model._default_manager.in_bulk(keys) if keys else {}
    entries = []
    for key in sorted(keys):
        media = found.get(key)
        entry: dict[str, Any] = {"kind": kind, "id": key, "sha256": _fingerprint(media, rehash), "file": ""}
        if media is not None:
            entry["file"] = media.file.name
            entry |= {name: getattr(media, name) for name in model.FACTS}
        entries.append(entry)
    return entries


def _fingerprint(media: Any, rehash: bool) -> str:
    if media is None:
        return ""
    if not rehash:
        return str(media.sha256)
    try:
        with media.file.storage.open(media.file.name, "rb") as stored:
            return sha256_of(stored)
    except FileNotFoundError:
        return ""


def canonical_content(page: Any, *, rehash: bool = False) -> tuple[str, list[dict[str, Any]]]:
    """The canonical text of content and files, and the files apart."""
    files = file_manifest(page, rehash=rehash)
    return canonical_json({"content": public_content(page), "files": files}), files


def content_hash(page: Any, *, rehash: bool = False, sealed: str = "") -> str:
    """The hash of everything the page says and shows.

    `sealed`: the canonical text of an earlier seal to compare with. Page types get fields and lose them as the
    software grows; then today's content is hashed in that seal's shape, see `in_shape_of` (ADR 0019).
    """
    text = canonical_content(page, rehash=rehash)[0]
    if sealed and text != sealed:
        children = {relation.get_accessor_name() for relation in get_all_child_relations(type(page))}
        text = canonical_json(in_shape_of(json.loads(text), json.loads(sealed), children))
    return digest(text)


def in_shape_of(now: dict[str, Any], then: dict[str, Any], children: set[str]) -> dict[str, Any]:
    """Today's content without the fields that came after the seal, and with those that are gone since as sealed.

    A new field of the page counts when it says something; only fields of the software come and go, so what stands
    inside a field (the memo's answers, say) is compared whole. `children`: names of the inline rows.
    """
    content = _in_shape(now["content"], then["content"])
    for name in children & set(then["content"]):
        content[name] = _rows_in_shape(now["content"].get(name), then["content"][name])
    files = now["files"]
    if len(files) == len(then["files"]):
        pairs = zip(files, then["files"], strict=True)
        files = [{fact: entry.get(fact, sealed[fact]) for fact in sealed} for entry, sealed in pairs]
    return {"content": content, "files": files}


def _rows_in_shape(now: Any, then: Any) -> Any:
    if not isinstance(now, list) or not isinstance(then, list) or len(now) != len(then):
        return now
    return [_in_shape(row, sealed) for row, sealed in zip(now, then, strict=True)]


def _in_shape(now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    kept = {name: now.get(name, then[name]) for name in then}
    return kept | {name: value for name, value in now.items() if name not in then and value not in _EMPTY}


def seal_hash(
    content: str,
    answers: list[dict[str, Any]],
    findings: list[dict[str, Any]] | None = None,
    permissions: list[dict[str, Any]] | None = None,
) -> str:
    """The seal of a content hash with the checklist answers, findings with waivers and permissions it rests on."""
    sealed: dict[str, Any] = {"content": content, "answers": answers}
    if findings:
        sealed["findings"] = findings
    if permissions:
        sealed["permissions"] = permissions
    return digest(canonical_json(sealed))
