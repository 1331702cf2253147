"""Everything a page says of itself, as one graph."""

from typing import Any

from wagtail.models import Site

from news.structured_data import items  # noqa: F401  (describers register on import)
from news.structured_data.facts import Facts
from news.structured_data.registry import describer_of
from news.structured_data.site import breadcrumbs, organisation


def graph_of(page: Any, shown: dict[str, Any], site: Site) -> dict[str, Any]:
    """The JSON-LD of a live page; of the site's frame only the office and the way."""
    facts = Facts(page, shown, str(site.root_url))
    nodes = [*organisation(facts), *breadcrumbs(facts, site.root_page.depth)]
    if not getattr(page, "structural", True):
        nodes += describer_of(type(page))(facts)
    return {"@context": "https://schema.org", "@graph": nodes}
