"""On which other pages an item is named: what a cache has to forget with it."""

from collections.abc import Iterator

from wagtail.models import Page

from news.kinds import kind_of
from news.models import ItemIndexPage, ItemPage, ManualIndexPage, NewsIndexPage, ProcurementNoticePage

_INDEXES = {"news": NewsIndexPage, "manual": ManualIndexPage}
"""Types of page with an index page of their own; the others have an `ItemIndexPage`."""


def pages_naming(page: Page) -> Iterator[Page]:
    """The office's lists of its kind, and the items before and after it in its section (as `listing.neighbours`)."""
    item = page.specific
    kind = kind_of(type(item)) if isinstance(item, ItemPage) else None
    if kind is None:
        return
    home = _home_of(page)
    if index := _INDEXES.get(kind.key):
        yield from index.objects.live().filter(path__startswith=home)
    yield from ItemIndexPage.objects.live().filter(path__startswith=home, kind__in=("", kind.key))
    others = kind.model.objects.live().sibling_of(page, inclusive=False)
    older = others.filter(public_date__lte=item.public_date).order_by("-public_date", "-pk").first()
    newer = others.filter(public_date__gte=item.public_date).order_by("public_date", "pk").first()
    yield from (other for other in (older, newer) if other is not None)
    if isinstance(item, ProcurementNoticePage):
        notices = ProcurementNoticePage.objects.live().filter(path__startswith=home).exclude(pk=page.pk)
        yield from notices.filter(procurement_key=item.procurement_key)


def _home_of(page: Page) -> str:
    return str(page.path[: 2 * page.steplen])
