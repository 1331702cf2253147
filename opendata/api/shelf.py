"""Everything a page of results shows, fetched beforehand: as many queries for 20 items as for one of each type."""

import mimetypes
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from wagtail.fields import RichTextField
from wagtail.models import Page

from news.pictures import FULL, LARGE, SMALL
from news.rich_text import public_htmls
from opendata.api.blocks import written_stream
from opendata.api.scope import Scope
from opendata.api.values import PublicField, public_fields
from publishing.api import shown, with_sizes
from publishing.models import LiveItem, PublishingDocument, PublishingImage

_SIZES = (SMALL, LARGE, FULL)
_LOCAL = re.compile(r'( href=")(/(?!/))')


class Shelf:
    """What the pages say, as plain values. `draft`: the pages are revisions, not what is stored as public."""

    def __init__(self, scope: Scope, pages: Iterable[Any], *, draft: bool = False) -> None:
        self.scope, self.draft = scope, draft
        self.pages = list(pages)
        self._rows: dict[tuple[int | None, str], list[Any]] = {}
        self._htmls: dict[str, str] = {}
        self._live: dict[int, LiveItem] = {}
        for model in {type(page) for page in self.pages}:
            self._fetch(model, [page for page in self.pages if type(page) is model])
        self._fetch_pictures()
        self._expand()

    def values(self, instance: Any) -> dict[str, Any]:
        """The public fields of a page or row."""
        kind: Any = type(instance)
        return {field.name: field.read(instance, self) for field in public_fields(kind)}

    def rows(self, page: Any, name: str) -> list[Any]:
        """The page's rows in order."""
        return self._rows.get((page.pk, name), [])

    def html(self, source: str) -> str:
        """Rich text as the public gets it, with full addresses."""
        return self._htmls.get(source or "", "")

    def localised(self, html: str) -> str:
        """HTML whose links within the website have full addresses."""
        return _LOCAL.sub(rf"\1{self.scope.root}\2", str(html))

    def blocks(self, stream: Any) -> list[dict[str, Any]]:
        """The blocks of a stream."""
        return written_stream(stream, self)

    def picture(self, image: PublishingImage) -> dict[str, Any]:
        """A picture in its public sizes."""
        renditions = []
        for size in _SIZES:
            made = shown(image, size)
            for source in ({"url": made["url"], "type": _media_type(made["url"])}, *made["sources"]):
                renditions.append(
                    {
                        "size": size.name,
                        "media_type": source["type"],
                        "url": self._full(source["url"]),
                        "width": made["width"],
                        "height": made["height"],
                    }
                )
        return {"alt": image.default_alt_text, "credit_line": image.credit_line, "renditions": renditions}

    def document(self, document: PublishingDocument) -> dict[str, Any]:
        """A file for download."""
        return {
            "title": document.title,
            "filename": document.filename,
            "media_type": document.content_type,
            "size": document.get_file_size(),
            "sha256": document.sha256,
            "url": self._full(document.url),
            "credit_line": document.credit_line,
        }

    def unit(self, unit: Any) -> dict[str, Any]:
        """A unit, in short."""
        return {"id": unit.pk, "name": unit.name, "detail_url": self.scope.address("units-detail", unit.pk)}

    def link(self, page: Page) -> dict[str, Any] | None:
        """Another item, when it is public on this website too."""
        item = self._live.get(page.pk)
        if item is None:
            return None
        return {
            "id": item.pk,
            "title": item.title,
            "detail_url": self.scope.address("pages-detail", item.pk),
            "html_url": item.page.get_full_url(self.scope.request),
        }

    def credit_lines(self, page: Any) -> list[str]:
        """The credit line of every file of the page, each once."""
        lines = (media.credit_line for media in _media([page, *self._all_rows(page)]))
        return list(dict.fromkeys(filter(None, lines)))

    def _all_rows(self, page: Any) -> list[Any]:
        return [row for (key, _name), rows in self._rows.items() if key == page.pk for row in rows]

    def _full(self, address: str) -> str:
        return self.scope.root + address if address.startswith("/") else address

    def _fetch(self, model: Any, pages: list[Any]) -> None:
        prefetch_related_objects(pages, *_leading(model))
        linked = [getattr(page, f"{name}_id") for name in _leading(model, Page) for page in pages]
        if linked := [key for key in linked if key]:
            items = self.scope.items().filter(pk__in=linked).select_related("page")
            self._live |= {item.pk: item for item in items}
        for field in public_fields(model):
            if field.rows is not None:
                self._fetch_rows(field, pages)

    def _fetch_rows(self, field: PublicField, pages: list[Any]) -> None:
        parent = next(f for f in field.rows._meta.concrete_fields if f.related_model is type(pages[0]))
        if self.draft:  # the rows of a revision are in memory, with their page
            drafts = {(page.pk, field.attribute): list(getattr(page, field.attribute).all()) for page in pages}
            prefetch_related_objects([row for rows in drafts.values() for row in rows], *_leading(field.rows))
            self._rows |= drafts
            return
        keys = [page.pk for page in pages]
        rows = field.rows._default_manager.filter(**{f"{parent.name}__in": keys}).select_related(*_leading(field.rows))
        found = defaultdict(list)
        for row in rows:
            found[getattr(row, parent.attname)].append(row)
        self._rows |= {(key, field.attribute): found[key] for key in keys}

    def _fetch_pictures(self) -> None:
        everything = [*self.pages, *(row for rows in self._rows.values() for row in rows)]
        images = [media for media in _media(everything) if isinstance(media, PublishingImage)]
        if images:
            with_sizes(images, *_SIZES)

    def _expand(self) -> None:
        """All rich texts at once: a link in each of a hundred texts costs what one link costs."""
        sources = {
            getattr(page, field.name) or ""
            for page in self.pages
            for field in type(page)._meta.concrete_fields
            if isinstance(field, RichTextField)
        }
        listed = sorted(sources)
        for source, html in zip(listed, public_htmls(listed), strict=True):
            self._htmls[source] = self.localised(html)


def _leading(model: Any, to: Any = models.Model) -> list[str]:
    """Names of the public fields that lead to one other row."""
    named = {field.attribute for field in public_fields(model)}
    return [
        field.name
        for field in model._meta.concrete_fields
        if field.name in named and isinstance(field, models.ForeignKey) and issubclass(field.related_model, to)
    ]


def _media(instances: Iterable[Any]) -> Iterable[Any]:
    for instance in instances:
        for name in (*_leading(type(instance), PublishingImage), *_leading(type(instance), PublishingDocument)):
            if (media := getattr(instance, name)) is not None:
                yield media


def _media_type(address: str) -> str:
    return mimetypes.guess_type(address)[0] or "application/octet-stream"
