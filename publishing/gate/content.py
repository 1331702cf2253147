"""What exactly a page says to the public, as one canonical text, and the hash of it.

Everything a page serialises is content unless it is named here as book-keeping: a field somebody adds later is hashed
without anyone remembering to.
"""

import hashlib
import json
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.documents import get_document_model_string
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
_IMAGE_FACTS = ("title", "description", "source", "credit", "rights", "rights_note", "width", "height")
_FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
_DOCUMENT_FACTS = ("title", "source", "credit", "rights", "rights_note")


def canonical_json(value: Any) -> str:
    """One text for one value: sorted keys, no spaces, Thai unescaped."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 in 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def public_content(page: Any) -> dict[str, Any]:
    """Every public field of the page as it stands in memory, its inline children in order, without database keys."""
    data = json.loads(canonical_json(page.serializable_data()))
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
    entries = _entries("image", get_image_model_string(), images, (*_IMAGE_FACTS, *_FOCAL_POINT), rehash)
    entries += _entries("document", get_document_model_string(), documents, _DOCUMENT_FACTS, rehash)
    return entries


def _entries(
    kind: str, model_string: str, keys: set[int], facts: tuple[str, ...], rehash: bool
) -> list[dict[str, Any]]:
    found = apps.get_model(model_string)._default_manager.in_bulk(keys) if keys else {}
    entries = []
    for key in sorted(keys):
        media = found.get(key)
        entry: dict[str, Any] = {"kind": kind, "id": key, "sha256": _fingerprint(media, rehash), "file": ""}
        if media is not None:
            entry["file"] = media.file.name
            entry |= {name: getattr(media, name) for name in facts}
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


def content_hash(page: Any, *, rehash: bool = False) -> str:
    """The hash of everything the page says and shows."""
    return digest(canonical_content(page, rehash=rehash)[0])


def seal_hash(content: str, answers: list[dict[str, Any]]) -> str:
    """The seal of a content hash together with the checklist answers given for it."""
    return digest(canonical_json({"content": content, "answers": answers}))
