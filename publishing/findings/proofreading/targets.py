"""Whether the links to the site's own pages lead to something the public can see: three queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from publishing.findings.material import Material
from publishing.findings.proofreading.addresses import parts_of
from publishing.findings.proofreading.markup import Link
from publishing.models import PublishingDocument


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an own link leads: the key or the path of a page, the key of a document, or nowhere (`no_route`)."""

    page: int = 0
    url_path: str = ""
    old_path: str = ""
    document: int = 0
    no_route: bool = False


class OwnSite:
    """The website as links see it: its hosts, and which of its addresses answer."""

    def __init__(self, material: Material) -> None:
        office = material.page.office
        roots = Site.get_site_root_paths()
        own = [root for root in roots if office and root.site_id == office.site_id] or roots
        self._home = own[0].root_path if own else "/"
        self._roots = {host: root.root_path for root in roots if (host := _host(root.root_url))}
        self._here = {document.pk for document in material.documents}

    @property
    def hosts(self) -> frozenset[str]:
        """The site's own host names."""
        return frozenset(self._roots)

    def broken(self, links: list[Link]) -> list[Link]:
        """The links of the list that lead to a page or document of the site nobody outside can open."""
        targets = [(link, target) for link in links if (target := self._target(link)) is not None]
        pages, paths = _public_pages(target for _link, target in targets)
        known = _redirects_and_documents([target for _link, target in targets], paths)
        known |= {("document", str(key)) for key in self._here}

        def answers(target: _Target) -> bool:
            if target.page:
                return target.page in pages
            if target.document:
                return ("document", str(target.document)) in known
            moved = ("redirect", target.old_path) in known
            return not target.no_route and (target.url_path in paths or moved)

        return [link for link, target in targets if not answers(target)]

    def _target(self, link: Link) -> _Target | None:
        """Where an own link leads; None for one that leads elsewhere or that nothing can be said of."""
        if link.kind:
            key = int(link.target) if link.target.isdecimal() else 0
            if not key:
                return _Target(no_route=True)
            return _Target(page=key) if link.kind == "page" else _Target(document=key)
        parts = parts_of(link.address)
        if parts is None or parts.scheme not in {"", "http", "https"}:
            return None
        host = (parts.hostname or "").rstrip(".")
        if host and host not in self._roots:
            return None
        if not host and not parts.path.startswith("/"):
            return None
        return self._target_of_path(unquote(parts.path) or "/", self._roots.get(host, self._home))

    def _target_of_path(self, path: str, root: str) -> _Target | None:
        slashed = path if path.endswith("/") else f"{path}/"
        if slashed.startswith(reverse("wagtailadmin_home")):
            return _Target(no_route=True)
        match = _resolved(path) or _resolved(slashed)
        if match is None:
            return _Target(no_route=True, old_path=Redirect.normalise_path(path))
        if document := document_of(match):
            return _Target(document=document)
        if match.url_name != "wagtail_serve":
            return None
        return _Target(url_path=root.rstrip("/") + slashed, old_path=Redirect.normalise_path(path))


def _host(root_url: str) -> str:
    parts = parts_of(root_url)
    return (parts.hostname if parts else "") or ""


def _resolved(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def document_of(match: ResolverMatch) -> int:
    """The key of the document an address serves, by this project's address or by Wagtail's; 0 for any other."""
    if match.url_name == "wagtaildocs_serve" and match.args:
        return int(match.args[0])
    return int(match.kwargs.get("document_id", 0))


def _public_pages(targets: Iterable[_Target]) -> tuple[set[int], set[str]]:
    wanted = list(targets)
    keys = {target.page for target in wanted if target.page}
    paths = {target.url_path for target in wanted if target.url_path}
    if not keys and not paths:
        return set(), set()
    live = list(Page.objects.filter(Q(pk__in=keys) | Q(url_path__in=paths), live=True).values_list("pk", "url_path"))
    return {key for key, _path in live}, {path for _key, path in live}


def _redirects_and_documents(targets: list[_Target], live: set[str]) -> set[tuple[str, str]]:
    """Addresses that moved and documents that exist, of those asked for, in one query."""
    moved = {target.old_path for target in targets if target.old_path and target.url_path not in live}
    documents = {target.document for target in targets if target.document}
    if not moved and not documents:
        return set()
    text = CharField()
    redirects = Redirect.objects.filter(old_path__in=moved).values_list(Value("redirect", text), "old_path")
    stored = PublishingDocument.objects.filter(pk__in=documents).order_by()
    return set(redirects.order_by().union(stored.values_list(Value("document", text), Cast("pk", text))))
