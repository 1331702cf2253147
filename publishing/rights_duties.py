"""Duties about the rights in what the public sees: opened when a permission or consent ends, closed with its cause.

Warned of beforehand: by default 30 days, the office's policy may say otherwise. Nothing is taken offline by itself;
that is a person's act (withdrawal, correction), and the duty closes when it has been done.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from offices.api import Office
from publishing.models import (
    WEBSITE,
    Access,
    Consent,
    DutyKind,
    Lease,
    LiveAsset,
    PictureConsent,
    PublicationRecord,
    PublishingDocument,
    PublishingImage,
    RightsDuty,
    policy_of,
)
from publishing.models.record import LIVE_KINDS
from publishing.requirements.rights import lease_issues
from publishing.uses import Use
from thai.dates import TIMEZONE

_SETTLED_BY_PAGE = "page"
_SETTLED_BY_PERMISSION = "permission"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a round did, in duties."""

    opened: int
    closed: int


def open_duty(use: Use, kind: DutyKind, *, office_id: int, due_at: dt.datetime, now: dt.datetime) -> RightsDuty:
    """Open a duty about a picture in use, once."""
    duty, _made = RightsDuty.objects.get_or_create(
        page_id=use.page_id,
        asset_kind=LiveAsset.Kind.IMAGE,
        asset_id=use.image_id,
        kind=kind,
        closed_at=None,
        defaults={
            "asset_title": use.image_title,
            "opened_at": now,
            "due_at": due_at,
            "office_id": office_id,
            "unit_id": use.unit_id,
        },
    )
    return duty


def close_duties_of(page_id: int, now: dt.datetime) -> int:
    """Close the page's duties about files it no longer shows. Called when what is live of it changes."""
    return int(_gone(RightsDuty.objects.filter(page_id=page_id)).update(closed_at=now, closed_by=_SETTLED_BY_PAGE))


def _gone(duties: Any) -> Any:
    shown = LiveAsset.objects.filter(
        page_id=OuterRef("page_id"), kind=OuterRef("asset_kind"), object_id=OuterRef("asset_id")
    )
    return duties.filter(~Exists(shown), closed_at__isnull=True)


@transaction.atomic
def review_rights(now: dt.datetime) -> Tally:
    """Look at every file the public sees: open what is owed, close what is not any more. A second time does nothing."""
    closed = _gone(RightsDuty.objects.all()).update(closed_at=now, closed_by=_SETTLED_BY_PAGE)
    wanted = {(duty.page_id, duty.asset_kind, duty.asset_id, duty.kind): duty for duty in _wanted(now)}
    standing = RightsDuty.objects.filter(closed_at__isnull=True).exclude(kind=DutyKind.CONSENT_WITHDRAWN)
    opened = {(duty.page_id, duty.asset_kind, duty.asset_id, duty.kind): duty.pk for duty in standing}
    over = [pk for key, pk in opened.items() if key not in wanted]
    closed += RightsDuty.objects.filter(pk__in=over).update(closed_at=now, closed_by=_SETTLED_BY_PERMISSION)
    fresh = [duty for key, duty in wanted.items() if key not in opened]
    RightsDuty.objects.bulk_create(fresh)
    return Tally(opened=len(fresh), closed=int(closed))


def _wanted(now: dt.datetime) -> Iterator[RightsDuty]:
    """What ought to be owed now, judged file by file by the same rules as a submission."""
    today = timezone.localdate(now)
    days = {office.pk: policy_of(office).lease_warning_days for office in Office.objects.all()}
    for file in _files_that_end(today + dt.timedelta(days=max(days.values(), default=0))):
        for page_id, office_id, unit_id in file.pages:
            for kind, last in file.ends(today, today + dt.timedelta(days=days[office_id])):
                yield RightsDuty(
                    page_id=page_id,
                    office_id=office_id,
                    unit_id=unit_id,
                    asset_kind=file.kind,
                    asset_id=file.media.pk,
                    asset_title=file.media.title,
                    kind=kind,
                    opened_at=now,
                    due_at=dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), tzinfo=TIMEZONE),
                )


@dataclass(frozen=True, slots=True)
class _LiveFile:
    """A file on live pages, some permission or consent of which ends before the horizon."""

    kind: str
    media: Any
    pages: list[tuple[int, int, int | None]]
    """Keys of the page, its office, its unit."""
    leases: list[Lease]
    consents: list[Consent]

    def ends(self, today: dt.date, warned: dt.date) -> Iterator[tuple[DutyKind, dt.date]]:
        """What has ended, or will have by the day of warning, with the last good day."""
        lasts = [lease.ends_on for lease in self.leases if lease.access == Access.ALLOW and lease.ends_on]
        if lasts and lease_issues(self.media, self.leases, warned):
            over = bool(lease_issues(self.media, self.leases, today))
            yield (DutyKind.LEASE_ENDED if over else DutyKind.LEASE_ENDING), max(lasts)
        if ending := self._not_in_force(warned):
            over = bool(self._not_in_force(today))
            yield (DutyKind.CONSENT_ENDED if over else DutyKind.CONSENT_ENDING), min(ending)

    def _not_in_force(self, day: dt.date) -> list[dt.date]:
        """Last days of consents that do not hold on the day, and that nobody has renewed."""
        renewed = {consent.subject for consent in self.consents if consent.is_in_force(WEBSITE, day)}
        missing = [c for c in self.consents if not c.is_withdrawn and c.subject not in renewed]
        return [consent.ends_on for consent in missing if consent.ends_on]


def _files_that_end(horizon: dt.date) -> Iterator[_LiveFile]:
    """Live files with a permission or consent that ends by the horizon (a fixed number of queries)."""
    ending = Lease.objects.filter(ends_on__lte=horizon, access=Access.ALLOW)
    images = set(ending.exclude(image=None).values_list("image_id", flat=True))
    images |= set(PictureConsent.objects.filter(consent__ends_on__lte=horizon).values_list("image_id", flat=True))
    documents = set(ending.exclude(document=None).values_list("document_id", flat=True))
    consents: dict[int, list[Consent]] = {}
    for link in PictureConsent.objects.filter(image_id__in=images).select_related("consent"):
        consents.setdefault(link.image_id, []).append(link.consent)
    for kind, model, column, keys in (
        (LiveAsset.Kind.IMAGE, PublishingImage, "image_id", images),
        (LiveAsset.Kind.DOCUMENT, PublishingDocument, "document_id", documents),
    ):
        leases: dict[int, list[Lease]] = {}
        for lease in Lease.objects.filter(**{f"{column}__in": keys}):
            leases.setdefault(getattr(lease, column), []).append(lease)
        pages = _pages_showing(kind, keys)
        for key, media in model.objects.in_bulk(list(pages)).items():
            of_media = consents.get(key, []) if kind == LiveAsset.Kind.IMAGE else []
            yield _LiveFile(str(kind), media, pages[key], leases.get(key, []), of_media)


def _pages_showing(kind: str, keys: set[int]) -> dict[int, list[tuple[int, int, int | None]]]:
    """The live pages of each file, with their offices and units."""
    shown = list(LiveAsset.objects.filter(kind=kind, object_id__in=keys).values_list("object_id", "page_id"))
    records = PublicationRecord.objects.filter(page_id__in={page for _key, page in shown}, kind__in=LIVE_KINDS)
    owners = {row[0]: row for row in records.order_by("sequence").values_list("page_id", "office_id", "unit_id")}
    found: dict[int, list[tuple[int, int, int | None]]] = {}
    for key, page_id in shown:
        found.setdefault(key, []).append(owners[page_id])
    return found
