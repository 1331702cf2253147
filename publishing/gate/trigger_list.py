"""What the database itself refuses: one description of every trigger of the gate, for SQLite and PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from modelcluster.fields import ParentalKey
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction, Revision, Site

from approvals.api import LedgerEntry, Obligation, Procedure, Request, Submission
from publishing.models import (
    ChannelPosting,
    Checklist,
    ChecklistAnswer,
    Consent,
    GatedPage,
    Indicator,
    IndicatorEvidence,
    IndicatorSet,
    Lease,
    LiveAsset,
    LiveItem,
    Permit,
    PictureConsent,
    PublishingDocument,
    PublishingImage,
    Report,
    ReportDelivery,
    Seal,
    Share,
    Window,
)

PREFIX: Final = "prakat_gate_"
"""How the name of every trigger begins."""
_PUBLIC_COLUMNS = (
    "live", "live_revision_id", "title", "slug", "url_path", "seo_title", "search_description", "show_in_menus",
    "content_type_id", "alias_of_id", "locale_id", "first_published_at", "last_published_at", "go_live_at", "expire_at",
    "expired",
)  # fmt: skip
_ADDRESS_COLUMNS = ("url_path", "slug")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Abort `event` on `table` when `condition` (SQL over OLD and NEW, `{is_not}` for a null-safe ≠) holds."""

    table: str
    event: str
    condition: str
    message: str

    @property
    def name(self) -> str:
        """A name unique within PostgreSQL's 63 characters."""
        return f"{PREFIX}{self.table[:38]}_{self.event.lower()}"


def _t(model: Any) -> str:
    return str(model._meta.db_table)


def _window(page: str, *purposes: str, permit: str = "") -> str:
    listed = ", ".join(f"'{purpose}'" for purpose in purposes)
    extra = ""
    if permit:
        extra = (
            f" AND EXISTS (SELECT 1 FROM {_t(Permit)} p WHERE p.id = w.permit_id AND p.page_id = w.page_id"
            f" AND p.revoked_at IS NULL AND p.revision_id = {permit})"
        )
    return f"EXISTS (SELECT 1 FROM {_t(Window)} w WHERE w.page_id = {page} AND w.purpose IN ({listed}){extra})"


def _differs(columns: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f'OLD."{column}" {{is_not}} NEW."{column}"' for column in columns) + ")"


def _live(page: str) -> str:
    return f"EXISTS (SELECT 1 FROM {_t(Page)} g WHERE g.id = {page} AND g.live AND g.depth > 1)"


def triggers() -> Iterator[Trigger]:
    """Every trigger of the gate."""
    yield from _page_triggers()
    for model in gated_models():
        yield from _typed_page_triggers(_t(model), "page_ptr_id", [f.column for f in model._meta.local_concrete_fields])
        for child, column in _children(model):
            yield from _child_triggers(_t(child), column)
    yield from _visibility_triggers()
    yield from _evidence_triggers()
    yield from _rights_triggers()
    yield from _asset_triggers()


def gated_models() -> list[type[GatedPage]]:
    """Every concrete page type of the gate."""
    return [model for model in apps.get_models() if issubclass(model, GatedPage)]


def _children(model: type[GatedPage]) -> Iterator[tuple[Any, str]]:
    for candidate in apps.get_models(include_auto_created=True):
        for field in candidate._meta.local_concrete_fields:
            inline = isinstance(field, ParentalKey) or getattr(candidate._meta, "auto_created", False) is model
            if inline and field.related_model is model:
                yield candidate, str(field.column)


def _page_triggers() -> Iterator[Trigger]:
    table = _t(Page)
    yield Trigger(
        table, "INSERT", "(NEW.live AND NEW.depth > 1) OR NEW.alias_of_id IS NOT NULL", "a page is created as a draft"
    )
    publishing = _window("NEW.id", "publish", permit="NEW.live_revision_id")
    ending = f"(NOT NEW.live AND {_window('NEW.id', 'withdraw', 'expire')})"
    only_moved = "NOT " + _differs(tuple(c for c in _PUBLIC_COLUMNS if c not in _ADDRESS_COLUMNS))
    moving = f"({only_moved} AND {_window('NEW.id', 'move')})"
    yield Trigger(
        table,
        "UPDATE",
        f"(OLD.live OR NEW.live) AND NEW.depth > 1 AND {_differs(_PUBLIC_COLUMNS)}"
        f" AND NOT ((NEW.live AND {publishing}) OR {ending} OR {moving})",
        "what is public changes only by a publishing verb",
    )
    yield Trigger(
        table,
        "DELETE",
        f"OLD.live AND OLD.depth > 1 AND NOT {_window('OLD.id', 'bootstrap')}",
        "a live page is not deleted",
    )


def _typed_page_triggers(table: str, key: str, columns: list[str]) -> Iterator[Trigger]:
    allowed = _window(f"NEW.{key}", "publish")
    changed = _differs(tuple(columns))
    yield Trigger(table, "INSERT", f"{_live(f'NEW.{key}')}", "a page is created as a draft")
    yield Trigger(
        table, "UPDATE", f"{changed} AND {_live(f'NEW.{key}')} AND NOT {allowed}", "live content changes only by a verb"
    )
    yield Trigger(table, "DELETE", f"{_live(f'OLD.{key}')}", "a live page is not deleted")


def _child_triggers(table: str, column: str) -> Iterator[Trigger]:
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        refused = [f"({_live(f'{row}.{column}')} AND NOT {_window(f'{row}.{column}', 'publish')})" for row in rows]
        yield Trigger(table, event, " OR ".join(refused), "live content changes only by a verb")


def _visibility_triggers() -> Iterator[Trigger]:
    page, collection = _t(Page), "wagtailcore_collection"
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        below = (
            f"EXISTS (SELECT 1 FROM {page} r, {page} b WHERE r.id = {row}.page_id AND b.live AND b.depth > 1"
            f" AND substr(b.path, 1, length(r.path)) = r.path)"
        )
        yield Trigger(_t(PageViewRestriction), event, below, "who sees a live page never changes")
        yield Trigger(
            _t(CollectionViewRestriction),
            event,
            " OR ".join(
                f"EXISTS (SELECT 1 FROM {_t(LiveAsset)} a, {_t(model)} m, {collection} c, {collection} r"
                f" WHERE r.id = {row}.collection_id AND a.kind = '{kind}' AND m.id = a.object_id"
                f" AND c.id = m.collection_id AND substr(c.path, 1, length(r.path)) = r.path)"
                for model, kind in ((PublishingImage, "image"), (PublishingDocument, "document"))
            ),
            "who sees the files of a live page never changes",
        )
    site = ("root_page_id", "hostname", "port", "is_default_site")
    free = " OR ".join((_window("NEW.root_page_id", "bootstrap"), _window("OLD.root_page_id", "bootstrap")))
    yield Trigger(
        _t(Site), "UPDATE", f"{_differs(site)} AND NOT ({free})", "which pages a host shows is public content"
    )
    yield Trigger(
        _t(Site), "INSERT", f"NOT {_window('NEW.root_page_id', 'bootstrap')}", "a host is set up by the bootstrap act"
    )
    yield Trigger(_t(Site), "DELETE", f"NOT {_window('OLD.root_page_id', 'bootstrap')}", "a host is not deleted")


def _evidence_triggers() -> Iterator[Trigger]:
    for model in (*LedgerEntry.__subclasses__(), Request, Submission, Seal, Checklist, ChecklistAnswer, ReportDelivery):
        yield Trigger(_t(model), "UPDATE", "1 = 1", "evidence is append-only")
        yield Trigger(_t(model), "DELETE", "1 = 1", "evidence is append-only")
    permit = tuple(str(f.column) for f in Permit._meta.concrete_fields if f.column != "revoked_at")
    yield Trigger(
        _t(Permit), "UPDATE", f"{_differs(permit)} OR OLD.revoked_at IS NOT NULL OR NEW.revoked_at IS NULL",
        "a permit is only ever revoked, once",
    )  # fmt: skip
    yield Trigger(_t(Permit), "DELETE", "1 = 1", "evidence is append-only")
    procedure = tuple(str(f.column) for f in Procedure._meta.concrete_fields if f.column != "in_force")
    yield Trigger(_t(Procedure), "UPDATE", _differs(procedure), "a version of a procedure is kept as it was loaded")
    yield Trigger(_t(Procedure), "DELETE", "1 = 1", "a version of a procedure is kept as it was loaded")
    obligation = tuple(str(f.column) for f in Obligation._meta.concrete_fields if f.column != "settled_by_id")
    yield Trigger(
        _t(Obligation),
        "UPDATE",
        f"{_differs(obligation)} OR OLD.settled_by_id IS NOT NULL",
        "an obligation is settled once",
    )
    yield Trigger(_t(Obligation), "DELETE", "1 = 1", "evidence is append-only")
    posted = tuple(
        str(f.column) for f in ChannelPosting._meta.concrete_fields if not str(f.column).startswith("cancel")
    )
    attached = tuple(str(f.column) for f in IndicatorEvidence._meta.concrete_fields if not f.name.startswith("end"))
    for model, frozen, message in (
        (IndicatorEvidence, f"{_differs(attached)} OR OLD.ended_at IS NOT NULL", "evidence of an indicator ends, once"),
        (IndicatorSet, "1 = 1", "a version of a list is kept as it was loaded"),
        (Indicator, "1 = 1", "a version of a list is kept as it was loaded"),
        (ChannelPosting, f"{_differs(posted)} OR OLD.cancelled_at IS NOT NULL", "a posting is cancelled, once"),
        (Report, "OLD.signed_at IS NOT NULL", "a signed report never changes"),
    ):
        yield Trigger(_t(model), "UPDATE", frozen, message)
        yield Trigger(_t(model), "DELETE", "1 = 1", "evidence is append-only")
    yield from _share_triggers()
    kept = (f"EXISTS (SELECT 1 FROM {_t(model)} s WHERE s.revision_id = OLD.id)" for model in (Seal, Share))
    sealed = f"({' OR '.join(kept)})"
    columns = ("content", "object_id", "content_type_id", "base_content_type_id", "created_at", "user_id")
    yield Trigger(
        _t(Revision), "UPDATE", f"{sealed} AND {_differs(columns)}", "a sealed or shared revision never changes"
    )
    yield Trigger(_t(Revision), "DELETE", sealed, "a sealed or shared revision stays")


def _share_triggers() -> Iterator[Trigger]:
    made = tuple(
        str(f.column)
        for f in Share._meta.concrete_fields
        if f.column not in {"opened_at", "revoked_at", "revoked_by_id"}
    )
    yield Trigger(
        _t(Share),
        "UPDATE",
        f"{_differs(made)} OR (OLD.revoked_at IS NOT NULL AND {_differs(('revoked_at', 'revoked_by_id'))})"
        f" OR (OLD.opened_at IS NOT NULL AND {_differs(('opened_at',))})",
        "a link to a draft is only ever opened, and revoked once",
    )
    yield Trigger(_t(Share), "DELETE", "1 = 1", "evidence is append-only")


def _rights_triggers() -> Iterator[Trigger]:
    given = tuple(str(f.column) for f in Consent._meta.concrete_fields if f.column not in {"withdrawn_at", "act_by"})
    yield Trigger(
        _t(Consent),
        "UPDATE",
        f"{_differs(given)} OR OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL",
        "a consent is only ever withdrawn, once",
    )
    yield Trigger(_t(Consent), "DELETE", "1 = 1", "evidence is append-only")
    yield Trigger(_t(Lease), "UPDATE", "1 = 1", "a permission is replaced by another, never changed")
    yield Trigger(_t(PictureConsent), "UPDATE", "1 = 1", "a link of picture and consent never changes")
    for model, kinds in ((Lease, ("image", "document")), (PictureConsent, ("image",))):
        used = " OR ".join(
            f"EXISTS (SELECT 1 FROM {_t(LiveAsset)} a WHERE a.kind = '{kind}' AND a.object_id = OLD.{kind}_id)"
            for kind in kinds
        )
        yield Trigger(_t(model), "DELETE", used, "what a live page rests on stays")


def _asset_triggers() -> Iterator[Trigger]:
    for model, kind, facts in (
        (PublishingImage, "image", ("file", "sha256", *PublishingImage.FACTS)),
        (PublishingDocument, "document", ("file", "sha256", *PublishingDocument.FACTS)),
    ):
        used = f"EXISTS (SELECT 1 FROM {_t(LiveAsset)} a WHERE a.kind = '{kind}' AND a.object_id = OLD.id)"
        yield Trigger(_t(model), "UPDATE", f"{used} AND {_differs(facts)}", "a file on a live page never changes")
        yield Trigger(_t(model), "DELETE", used, "a file on a live page stays")
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        allowed = _window(f"{row}.page_id", "publish", "withdraw", "expire")
        yield Trigger(_t(LiveAsset), event, f"NOT {allowed}", "the list of live files follows the verbs")
    said = " AND ".join(f"p.{name} = NEW.{name}" for name in ("title", "url_path"))
    shown = f"EXISTS (SELECT 1 FROM {_t(Page)} p WHERE p.id = NEW.page_id AND p.live AND {said})"
    for event in ("INSERT", "UPDATE"):
        yield Trigger(_t(LiveItem), event, f"NOT {shown}", "the list of live items says what the live page says")
