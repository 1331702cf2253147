"""The types of page of `news` in schema.org's words."""

import datetime as dt
from typing import Any

from django.utils import timezone

from news.structured_data.facts import Facts, Node, filled, moment
from news.structured_data.registry import article, describes

RECRUITMENT = frozenset({"recruitment_exam", "recruitment_temp"})
DATA = frozenset({"edu_achievement_research_stats", "achievements", "annual_plan_followup", "office_information"})
"""Kinds of information that are reports and figures."""
DATA_FILES = frozenset({"csv", "json", "xlsx", "ods", "xml"})


@describes("news.NewsPage")
def news(facts: Facts) -> list[Node]:
    """A news article, and the event it names."""
    page = facts.page
    more = {"headline": page.title, "image": facts.pictures, "hasPart": facts.documents()}
    section = str(facts.shown.get("type_label") or "")
    return [facts.item("NewsArticle", articleSection=section, **more), *_event(facts)]


def _event(facts: Facts) -> list[Node]:
    page = facts.page
    if page.event_date is None:
        return []
    office: Any = facts.shown.get("office")
    place = page.event_place or (office.name if office else page.title)
    node = {
        "@type": "Event",
        "name": page.title,
        "description": facts.lead,
        "startDate": moment(page.event_start or page.event_date),
        "endDate": moment(page.event_end or page.event_end_date or page.event_date),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": place, "address": place},
        "organizer": {"@id": facts.office_id},
        "image": facts.pictures,
        "url": facts.address,
    }
    return [filled(node)]


@describes("news.ManualPage")
def manual(facts: Facts) -> list[Node]:
    """A service of the office; how long it takes, where it is asked for, what it costs."""
    page, address = facts.page, facts.address
    channel = {"@type": "ServiceChannel", "serviceUrl": address, "name": " ".join(page.place.split())}
    item = facts.item("GovernmentService")
    service = {name: item[name] for name in ("@type", "@id", "name", "url", "description")}
    more = {
        "serviceType": str(facts.shown.get("type_label") or ""),
        "provider": {"@id": facts.office_id},
        "availableChannel": filled(channel),
        "termsOfService": " ".join(page.criteria.split()),
        "subjectOf": facts.documents(),
        "offers": {"@type": "Offer", "description": page.fee, "url": address} if page.fee else None,
    }
    return [filled(service | more)]


@describes("news.AnnouncementPage")
def announcement(facts: Facts) -> list[Node]:
    """A post to apply for, where it is one."""
    page = facts.page
    if page.information_type not in RECRUITMENT:
        return article(facts)
    office: Any = facts.shown.get("office")
    place = {
        "@type": "PostalAddress",
        "streetAddress": " ".join(office.address.split()) if office else "",
        "addressCountry": "TH",
    }
    node = {
        "@type": "JobPosting",
        "@id": f"{facts.address}#item",
        "title": page.title,
        "description": facts.text or facts.lead,
        "datePosted": moment(page.public_date),
        "validThrough": moment(_end_of(page.closes_on)),
        "employmentType": "TEMPORARY" if page.information_type == "recruitment_temp" else "FULL_TIME",
        "hiringOrganization": {"@id": facts.office_id},
        "jobLocation": {"@type": "Place", "address": filled(place)},
        "url": facts.address,
        "inLanguage": "th",
    }
    return [filled(node)]


def _end_of(day: dt.date | None) -> dt.datetime | None:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59, 59))) if day else None


@describes("news.InformationPage")
def information(facts: Facts) -> list[Node]:
    """Reports and figures as a data set with its files; everything else as an article with its documents."""
    page, documents = facts.page, facts.shown.get("documents") or []
    has_data = any(str(document["extension"]).lower() in DATA_FILES for document in documents)
    if not has_data and not (page.information_type in DATA and documents):
        return article(facts)
    downloads = [
        {
            "@type": "DataDownload",
            "name": document["name"],
            "contentUrl": document["url"],
            "encodingFormat": document["encodingFormat"],
        }
        for document in facts.documents()
    ]
    first, last = page.covers
    span = f"{moment(first) or '..'}/{moment(last) or '..'}" if first or last else ""
    more = {"creator": {"@id": facts.office_id}, "distribution": downloads, "isAccessibleForFree": True}
    return [facts.item("Dataset", temporalCoverage=span, **more)]


@describes("news.FaqPage")
def questions(facts: Facts) -> list[Node]:
    """Questions with their accepted answers."""
    rows = [
        {
            "@type": "Question",
            "name": answer.question,
            "acceptedAnswer": {"@type": "Answer", "text": str(answer.html)},
        }
        for answer in facts.shown.get("answers") or []
    ]
    return [facts.item("FAQPage", mainEntity=rows)]


@describes("news.DirectoryPage")
def directory(facts: Facts) -> list[Node]:
    """The office-holders as the page shows them: adults in office, never pupils."""
    people = [
        filled(
            {
                "@type": "Person",
                "name": person["name"],
                "jobTitle": person["position"],
                "telephone": person["telephone"],
                "email": person["email"],
                "image": facts.full(person["image"]["url"]) if person["image"] else "",
                "worksFor": {"@id": facts.office_id},
            }
        )
        for person in facts.shown.get("people") or []
    ]
    return [facts.item("CollectionPage", hasPart=people)]
