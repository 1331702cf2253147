"""Layer 2 of the gate: what the page classes themselves refuse, whoever calls them."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from approvals.api import Issue, Refused
from publishing.gate.content import BOOKKEEPING, content_hash
from publishing.gate.window import is_open, permit_in_flight

_SAFE_FIELDS = BOOKKEEPING - {"live", "live_revision", "url_path", "expired", "alias_of", "first_published_at"}
SAFE_COLUMNS = _SAFE_FIELDS | {f"{name}_id" for name in ("latest_revision", "locked_by", "owner")}


def guard_save(page: Any, update_fields: Iterable[str] | None) -> None:
    """Refuse a save that would make the page public, change what is public, or end it, outside its verb."""
    if page.alias_of_id is not None:
        raise Refused([Issue("alias_not_allowed")])
    if update_fields is not None and set(update_fields) <= SAFE_COLUMNS:
        return
    if permit_in_flight(page.pk) is not None:
        _require_permitted_content(page)
        return
    if is_open(page.pk, "withdraw", "expire", "move", "bootstrap"):
        return
    stored = Page.objects.filter(pk=page.pk).values("live", "slug", "url_path").first() if page.pk else None
    if stored is None or not stored["live"]:
        if page.live:
            raise Refused([Issue("not_published_this_way")])
        return
    _require_unchanged(page, stored)


def _require_permitted_content(page: Any) -> None:
    """Inside the window only the permitted content is saved."""
    permit = permit_in_flight(page.pk)
    if permit is None or content_hash(page, sealed=permit.seal.content) != permit.seal.content_hash:
        raise Refused([Issue("content_differs_from_seal")])


def _require_unchanged(page: Any, stored: dict[str, Any]) -> None:
    changed = not page.live or page.slug != stored["slug"] or page.url_path != stored["url_path"]
    if changed or content_hash(page) != content_hash(type(page)._base_manager.get(pk=page.pk)):
        raise Refused([Issue("live_page_changed")])


def refuse_queryset_update(queryset: Any, values: dict[str, Any]) -> None:
    """Refuse `update()` on live pages, and any that would make pages live."""
    if set(values) <= SAFE_COLUMNS:
        return
    if values.get("live") or queryset.filter(live=True).exists():
        raise Refused([Issue("not_published_this_way" if values.get("live") else "live_page_changed")])


def refuse_bulk_update(pages: list[Any], fields: Iterable[str]) -> None:
    """Refuse `bulk_update()` on live pages, and any that would make pages live."""
    if set(fields) <= SAFE_COLUMNS:
        return
    keys = [page.pk for page in pages]
    if any(page.live for page in pages) or Page.objects.filter(pk__in=keys, live=True).exists():
        raise Refused([Issue("live_page_changed")])


def refuse_live_creation(pages: list[Any]) -> None:
    """Refuse to create live pages in bulk."""
    if any(page.live for page in pages):
        raise Refused([Issue("not_published_this_way")])


def keep_sealed_revision(kwargs: dict[str, Any]) -> None:
    """Turn the overwriting of a revision that was sealed, or shown to a reader outside, into a new revision."""
    from publishing.models.evidence import Seal
    from publishing.models.share import Share

    overwrite = kwargs.get("overwrite_revision")
    if overwrite is None:
        return
    if any(model.objects.filter(revision_id=overwrite.pk).exists() for model in (Seal, Share)):
        kwargs["overwrite_revision"] = None


def refuse_publish(page: Any) -> None:
    """Refuse Wagtail's `publish()` outside the publishing verb."""
    if permit_in_flight(page.pk) is None:
        raise Refused([Issue("not_published_this_way")])


def refuse_unpublish(page: Any) -> None:
    """Refuse Wagtail's `unpublish()` outside withdrawal and expiry."""
    if not is_open(page.pk, "withdraw", "expire"):
        raise Refused([Issue("not_withdrawn_this_way")])
