"""Telling the cache in front of the website what to forget: a page, the lists it stands in, and its files.

After the commit, never before: a cache that asks again while the transaction is open would keep the old page. What the
cache cannot be told now it forgets by itself within the hour (`handing_over.HOUR`).
"""

import logging
from collections.abc import Callable, Iterable
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.request import urlopen

from django.conf import settings
from django.db import transaction
from wagtail.contrib.frontend_cache.backends.http import HTTPBackend, PurgeRequest
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page

from publishing.models import LiveAsset, PublishingDocument, PublishingRendition

logger = logging.getLogger(__name__)

SECONDS = 5
"""How long the cache may take to answer for one address."""
_UNKNOWN = frozenset({404, 410, 412})
"""How caches say that they do not have it: nothing to forget."""

Listings = Callable[[Page], Iterable[Page]]
_listings: list[Listings] = []
_addresses: list[Callable[[Page], Iterable[str]]] = []


def register_listings(listings: Listings) -> None:
    """Have a function asked which other pages list a page: the layers above know which."""
    if listings not in _listings:
        _listings.append(listings)


def register_addresses(addresses: Callable[[Page], Iterable[str]]) -> None:
    """Have a function asked which addresses beside pages name a page: paths on its website, such as its feeds."""
    if addresses not in _addresses:
        _addresses.append(addresses)


def purge_after_commit(page: Page) -> None:
    """Have the page's addresses and those of the files listed for it forgotten, once the transaction is committed.

    Called while the list of live files says what is (or was) shown; call it before and after the list changes.
    """
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    addresses = addresses_of(page)
    transaction.on_commit(lambda: PurgeBatch(addresses).purge())


def addresses_of(page: Page) -> set[str]:
    """The full addresses under which the page, the pages that list it, its pictures and documents are cached."""
    batch = PurgeBatch()
    batch.add_page(page)
    batch.add_pages(page.get_ancestors().filter(depth__gt=1, live=True))
    for listings in _listings:
        batch.add_pages(listings(page))
    site = page.get_site()
    if site is not None:
        named = (path for addresses in _addresses for path in addresses(page))
        batch.add_urls(urljoin(f"{site.root_url}/", path) for path in (*_file_paths(page.pk), *named))
    return batch.urls


def _file_paths(page_id: int) -> list[str]:
    keys: dict[str, list[int]] = {LiveAsset.Kind.IMAGE: [], LiveAsset.Kind.DOCUMENT: []}
    for kind, key in LiveAsset.objects.filter(page_id=page_id).values_list("kind", "object_id"):
        keys[kind].append(key)
    renditions = PublishingRendition.objects.filter(image_id__in=keys[LiveAsset.Kind.IMAGE]).only("file")
    documents = PublishingDocument.objects.filter(pk__in=keys[LiveAsset.Kind.DOCUMENT])
    return [*(rendition.url for rendition in renditions), *(document.url for document in documents)]


class PurgeBackend(HTTPBackend):
    """Wagtail's PURGE requests (Varnish, Squid, nginx with a purge module), for caches that may be down.

    Wagtail's own waits without end for each address.
    """

    def purge_batch(self, urls: Iterable[str]) -> None:
        """Ask for each address; a cache that cannot be reached is not asked for the rest."""
        waiting = list(urls)
        for number, url in enumerate(waiting):
            try:
                self._ask(url)
            except HTTPError as refusal:
                if refusal.code not in _UNKNOWN:
                    logger.error("the cache refused to forget %s: %s %s", url, refusal.code, refusal.reason)
            except OSError as error:
                logger.error("the cache cannot be reached (%s): %d addresses stay in it", error, len(waiting) - number)
                return

    def purge(self, url: str) -> None:
        """Ask for one address."""
        self.purge_batch([url])

    def _ask(self, url: str) -> None:
        parts = urlsplit(url)
        at_cache = urlunsplit((self.cache_scheme, self.cache_netloc, parts.path, parts.query, ""))
        with urlopen(PurgeRequest(at_cache, headers={"Host": parts.netloc}), timeout=SECONDS):  # noqa: S310  (set by the operator)
            pass
