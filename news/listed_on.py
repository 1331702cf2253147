"""On which other pages an item is named: what a cache has to forget with it."""

from collections.abc import Iterator

from wagtail.models import Page

from news.models import ManualIndexPage, ManualPage, NewsIndexPage, NewsPage


def pages_naming(page: Page) -> Iterator[Page]:
    """The office's list of its kind, and the items before and after it in its section (as `listing.neighbours`)."""
    item = page.specific
    for model, index in ((NewsPage, NewsIndexPage), (ManualPage, ManualIndexPage)):
        if not isinstance(item, model):
            continue
        yield from index.objects.live().filter(path__startswith=_home_of(page))
        others = model.objects.live().sibling_of(page, inclusive=False)
        older = others.filter(public_date__lte=item.public_date).order_by("-public_date", "-pk").first()
        newer = others.filter(public_date__gte=item.public_date).order_by("public_date", "pk").first()
        yield from (other for other in (older, newer) if other is not None)


def _home_of(page: Page) -> str:
    return str(page.path[: 2 * page.steplen])
