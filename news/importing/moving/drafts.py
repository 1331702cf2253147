"""Many drafts in a handful of statements: what `add_child` and `save_revision` do one by one, done for a batch.

Measured (docs/moving-in.md): one by one a draft costs about sixty statements, most of them to find its place in the
tree again. Everything written here is a draft: `live` is false in every row, and the gate's triggers stand behind it
in the database as behind everything else.
"""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from news.importing.memory import ACTION
from news.importing.moving.addresses import key_of, normalised
from news.importing.moving.mapping import Place
from news.models import ImportedItem, OldAddress

_TOKENS_TRIED = 5


@dataclass(slots=True)
class NewDraft:
    """One draft to be written, with what is remembered of where it came from."""

    page: Any
    place: Place
    entry: ImportedItem
    pictures: list[tuple[int, str]] = field(default_factory=list)
    """Picture and caption, in order."""
    documents: list[tuple[int, str]] = field(default_factory=list)
    """Document and the title shown, in order."""
    addresses: list[tuple[str, int | None]] = field(default_factory=list)
    """Old addresses that lead to it, a file's with the document it became."""


def save_drafts(drafts: list[NewDraft], *, user: Any) -> None:
    """Write the batch, all of it or nothing."""
    with transaction.atomic():
        by_section: dict[int, list[NewDraft]] = defaultdict(list)
        for draft in drafts:
            by_section[draft.place.unit.section_page_id or 0].append(draft)
        for section_id in sorted(by_section):
            _hang(section_id, by_section[section_id], user)
        _insert([draft.page for draft in drafts])
        for draft in drafts:
            _attach(draft)
        _save_children([draft.page for draft in drafts])
        _save_revisions(drafts, user)
        _save_references([draft.page for draft in drafts])
        _remember(drafts, user)


def _hang(section_id: int, drafts: list[NewDraft], user: Any) -> None:
    """Give each page its place below the section, in order, and lock the section until all are written."""
    section = Page.objects.select_for_update(of=("self",)).get(pk=section_id)
    last = section.get_last_child()
    now = timezone.now()
    for draft in drafts:
        page = draft.page
        page.path = last._inc_path() if last is not None else Page._get_path(section.path, section.depth + 1, 1)
        page.depth, page.numchild, page.live, page.owner = section.depth + 1, 0, False, user
        page.locale_id, page.translation_key = section.locale_id, uuid.uuid4()
        page.content_type = ContentType.objects.get_for_model(type(page), for_concrete_model=False)
        page.unit, page.draft_title = draft.place.unit, page.title
        page.latest_revision_created_at, page.has_unpublished_changes = now, True
        last = page
    _name(section, [draft.page for draft in drafts])
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild + len(drafts))


def _name(section: Page, pages: list[Any]) -> None:
    """Give each page its address (ADR 0004), another one where a token was given out before."""
    for _attempt in range(_TOKENS_TRIED):
        for page in pages:
            page.minimal_clean()  # the address, and whatever else the page type gives a new page
            page.url_path = f"{section.url_path}{page.slug}/"
        slugs = [page.slug for page in pages]
        taken = set(Page.objects.child_of(section).filter(slug__in=slugs).values_list("slug", flat=True))
        clashing = [page for page in pages if page.slug in taken or slugs.count(page.slug) > 1]
        if not clashing:
            return
        for page in clashing:
            page.slug = ""
    raise RuntimeError("no free address below " + section.url_path)


def _insert(pages: list[Any]) -> None:
    """The rows of all pages: Django's bulk_create does not write a model of two tables, so each table has its turn."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    parents = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in names}) for page in pages)
    by_model: dict[Any, list[Any]] = defaultdict(list)
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = page.id = parent.pk
        page._state.adding, page._state.db = False, parent._state.db
        by_model[type(page)].append(page)
    for model, rows in by_model.items():
        fields = model._meta.local_concrete_fields
        size = max(1, connection.ops.bulk_batch_size(fields, rows))
        for start in range(0, len(rows), size):
            model._base_manager._insert(rows[start : start + size], fields=fields, using=connection.alias)


def _attach(draft: NewDraft) -> None:
    """Pictures and documents as the page's children, still in memory."""
    kind = draft.place.kind
    if kind.album is not None:
        for position, (image, caption) in enumerate(draft.pictures):
            _relation(draft.page, kind.album).add(kind.album(image_id=image, caption=caption, sort_order=position))
    if kind.attachments is not None:
        for position, (document, title) in enumerate(draft.documents):
            child = kind.attachments(document_id=document, title=title, sort_order=position)
            _relation(draft.page, kind.attachments).add(child)


def _relation(page: Any, child_model: Any) -> Any:
    relations = get_all_child_relations(type(page))
    name = next(r.get_accessor_name() for r in relations if r.related_model is child_model)
    return getattr(page, name)


def _save_children(pages: list[Any]) -> None:
    by_model: dict[Any, list[Any]] = defaultdict(list)
    for page in pages:
        for relation in get_all_child_relations(type(page)):
            for child in page._cluster_related_objects.get(relation.get_accessor_name(), ()) if _touched(page) else ():
                setattr(child, relation.field.name, page)
                by_model[relation.related_model].append(child)
    for model, children in by_model.items():
        model.objects.bulk_create(children)


def _touched(page: Any) -> bool:
    return hasattr(page, "_cluster_related_objects")


def _save_revisions(drafts: list[NewDraft], user: Any) -> None:
    base = ContentType.objects.get_for_model(Page)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=draft.page.content_type,
            base_content_type=base,
            object_id=str(draft.page.pk),
            created_at=now,
            user=user,
            content=draft.page.serializable_data(),
            object_str=str(draft.page),
        )
        for draft in drafts
    )
    rows = [Page(pk=draft.page.pk, latest_revision=made) for draft, made in zip(drafts, revisions, strict=True)]
    Page.objects.bulk_update(rows, ["latest_revision"])
    for draft, revision in zip(drafts, revisions, strict=True):
        draft.page.latest_revision = revision
        draft.entry.revision = revision.pk


def _save_references(pages: list[Any]) -> None:
    """The index of who uses what, as Wagtail would have written it on saving."""
    base = ContentType.objects.get_for_model(Page)
    rows = [
        ReferenceIndex(
            content_type=page.content_type,
            base_content_type=base,
            object_id=str(page.pk),
            to_content_type_id=to_type,
            to_object_id=to_id,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for page in pages
        for to_type, to_id, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page))
    ]
    ReferenceIndex.objects.bulk_create(rows, batch_size=500)


def _remember(drafts: list[NewDraft], user: Any) -> None:
    """The ledger of the import, the pages' history, the old addresses."""
    now = timezone.now()
    for draft in drafts:
        draft.entry.page = draft.page
    ImportedItem.objects.bulk_create([draft.entry for draft in drafts])
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=draft.page.pk,
            content_type=draft.page.content_type,
            label=str(draft.page),
            action=ACTION,
            timestamp=now,
            user=user,
            revision=draft.page.latest_revision,
            content_changed=True,
            data={"file": f"{draft.entry.source} · {draft.entry.old_id}", "sha256": draft.entry.digest},
        )
        for draft in drafts
    )
    save_addresses([(draft, address, document) for draft in drafts for address, document in draft.addresses])


def save_addresses(found: list[tuple[NewDraft, str, int | None]]) -> None:
    """Keep the old addresses; the same one for the same page is kept once."""
    rows: dict[tuple[str, int], OldAddress] = {}
    for draft, address, document in found:
        if (key := key_of(address)) and normalised(address) != "/":
            site = draft.place.unit.office.site_id
            rows.setdefault(
                (key, draft.page.pk),
                OldAddress(
                    site_id=site, key=key, address=normalised(address), page_id=draft.page.pk, document_id=document
                ),
            )
    OldAddress.objects.bulk_create(rows.values(), ignore_conflicts=True, batch_size=500)
