"""The office, and the way from the home page to the page."""

from typing import Any

from news.structured_data.facts import Facts, Node, filled


def organisation(facts: Facts) -> list[Node]:
    """The office whose website it is; nothing without one."""
    office: Any = facts.shown.get("office")
    if office is None:
        return []
    address = {"@type": "PostalAddress", "streetAddress": " ".join(office.address.split()), "addressCountry": "TH"}
    node = {
        "@type": "GovernmentOrganization",
        "@id": facts.office_id,
        "name": office.name,
        "alternateName": office.short_name,
        "url": f"{facts.root}/",
        "address": address if office.address.strip() else None,
        "telephone": office.telephone,
        "email": office.email,
    }
    return [filled(node)]


def breadcrumbs(facts: Facts, root_depth: int) -> list[Node]:
    """From home to the page (one query); nothing for the home page itself."""
    above = facts.page.get_ancestors().filter(depth__gte=root_depth).only("title", "url_path")
    request = facts.shown.get("request")
    places = [(page.title, facts.full(page.get_url(request) or "")) for page in above]
    if not places:
        return []
    rows = [
        {"@type": "ListItem", "position": number, "name": label, "item": url}
        for number, (label, url) in enumerate([*places, (facts.page.title, facts.address)], start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": rows}]
