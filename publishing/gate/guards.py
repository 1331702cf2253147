"""Layer 3 of the gate: signals, for the writes that do not pass through the page classes."""

from functools import cache
from typing import Any

from django.db.models import Q
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import pre_page_move

from approvals.api import Issue, Refused
from publishing.gate import model_layer
from publishing.gate.window import is_open
from publishing.models import GatedPage, LiveAsset, PublishingDocument, PublishingImage

_ASSET_FACTS = {
    PublishingImage: (LiveAsset.Kind.IMAGE, ("file", *PublishingImage.FACTS)),
    PublishingDocument: (LiveAsset.Kind.DOCUMENT, ("file", *PublishingDocument.FACTS)),
}


@receiver(pre_save)
def guard_row(sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """Base-class and fixture saves of pages, and rows that hang on a page."""
    if isinstance(instance, Page):
        if raw or not isinstance(instance, GatedPage):
            _guard_page_row(instance, update_fields)
    else:
        _guard_children(instance)


@receiver(pre_delete)
def guard_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A live page is withdrawn, not deleted; a row that hangs on a live page stays."""
    if isinstance(instance, Page):
        if instance.live and instance.depth > 1 and not is_open(instance.pk, "bootstrap"):
            raise Refused([Issue("live_page_deleted")])
    else:
        _guard_children(instance)


def _guard_page_row(page: Page, update_fields: Any) -> None:
    """A page saved as its base class, as a foreign page type or from a fixture."""
    if is_open(page.pk, "publish", "withdraw", "expire", "move", "bootstrap"):
        return
    if update_fields is not None and set(update_fields) <= model_layer.SAFE_COLUMNS:
        return
    stored = Page.objects.filter(pk=page.pk).first() if page.pk else None
    if stored is None:
        if page.live and page.depth and page.depth > 1:
            raise Refused([Issue("not_published_this_way")])
        return
    if not (stored.live or page.live) or stored.depth == 1:
        return
    public = (
        "live",
        "live_revision_id",
        "title",
        "slug",
        "url_path",
        "seo_title",
        "search_description",
        "show_in_menus",
    )
    if type(page) is not Page or any(getattr(page, name) != getattr(stored, name) for name in public):
        raise Refused([Issue("live_page_changed" if stored.live else "not_published_this_way")])


def _guard_children(instance: Any) -> None:
    """Inline children of a live page are its content."""
    for column in _columns_to_page(type(instance)):  # type: ignore[arg-type]  # a class is hashable, mypy
        page_id = getattr(instance, column)
        if page_id and not is_open(page_id, "publish") and Page.objects.filter(pk=page_id, live=True).exists():
            raise Refused([Issue("live_page_changed")])


@cache
def _columns_to_page(model: Any) -> tuple[str, ...]:
    """The columns by which rows of the model hang on a gated page (asked at every save of anything, so remembered)."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, ParentalKey)]
    return tuple(field.attname for field in fields if issubclass(field.related_model, GatedPage))


@receiver(m2m_changed)
def guard_many_to_many(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    """Relations of a live page are its content."""
    if (
        action.startswith("pre_")
        and isinstance(instance, GatedPage)
        and instance.live
        and not is_open(instance.pk, "publish")
    ):
        raise Refused([Issue("live_page_changed")])


@receiver(pre_page_move)
def guard_move(sender: Any, instance: Any, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    """The address of a live page, or of one above live pages, changes by the verb only."""
    if url_path_before == url_path_after or is_open(instance.pk, "move"):
        return
    if Page.objects.filter(path__startswith=instance.path, live=True).exists():
        raise Refused([Issue("live_page_moved")])


@receiver(pre_save, sender=PageViewRestriction)
@receiver(pre_delete, sender=PageViewRestriction)
def guard_page_restriction(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Who may see a live page never changes."""
    if Page.objects.filter(path__startswith=instance.page.path, live=True, depth__gt=1).exists():
        raise Refused([Issue("visibility_changed")])


@receiver(pre_save, sender=CollectionViewRestriction)
@receiver(pre_delete, sender=CollectionViewRestriction)
def guard_collection_restriction(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Who may see the files of a live page never changes."""
    collections = Collection.objects.filter(path__startswith=instance.collection.path)
    images = PublishingImage.objects.filter(collection__in=collections).values("pk")
    documents = PublishingDocument.objects.filter(collection__in=collections).values("pk")
    live = Q(kind=LiveAsset.Kind.IMAGE, object_id__in=images) | Q(kind=LiveAsset.Kind.DOCUMENT, object_id__in=documents)
    if LiveAsset.objects.filter(live).exists():
        raise Refused([Issue("visibility_changed")])


@receiver(pre_save, sender=Site)
@receiver(pre_delete, sender=Site)
def guard_site(sender: Any, instance: Site, **kwargs: Any) -> None:
    """Which pages a host shows is public content too."""
    stored = Site.objects.filter(pk=instance.pk).first() if instance.pk else None
    roots = {instance.root_page_id, stored.root_page_id if stored else None} - {None}
    deleting = "signal" in kwargs and kwargs["signal"] is pre_delete
    same = (
        stored is not None
        and not deleting
        and all(
            getattr(stored, name) == getattr(instance, name)
            for name in ("root_page_id", "hostname", "port", "is_default_site")
        )
    )
    if not same and not any(is_open(root, "bootstrap") for root in roots):
        raise Refused([Issue("site_changed")])


@receiver(pre_save, sender=PublishingImage)
@receiver(pre_save, sender=PublishingDocument)
def guard_asset(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A file on a live page is replaced by another file, never in place."""
    kind, facts = _ASSET_FACTS[sender]
    if not instance.pk or not LiveAsset.objects.filter(kind=kind, object_id=instance.pk).exists():
        return
    stored = sender.objects.get(pk=instance.pk)
    if any(str(getattr(stored, name)) != str(getattr(instance, name)) for name in facts):
        raise Refused([Issue("live_file_changed", context={"title": stored.title})])


@receiver(pre_delete, sender=PublishingImage)
@receiver(pre_delete, sender=PublishingDocument)
def guard_asset_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A file on a live page is not deleted."""
    kind, _facts = _ASSET_FACTS[sender]
    if LiveAsset.objects.filter(kind=kind, object_id=instance.pk).exists():
        raise Refused([Issue("live_file_changed", context={"title": instance.title})])
