"""A consent in use on many public pages, for `make bench`."""

import io
import time
from dataclasses import dataclass

from django.core.files.images import ImageFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from config.demo.bench_data import Bench
from news.models import NewsPhoto
from publishing.actions.record_consent import RecordConsentAction
from publishing.actions.withdraw_consent import WithdrawConsentAction, uses_of_consent
from publishing.models import (
    WEBSITE,
    AgeGroup,
    AltKind,
    Consent,
    People,
    PictureConsent,
    PublishingImage,
    Rights,
    SubjectKind,
)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What the withdrawal of one consent took, in seconds, and what is left of it before the public."""

    uses: int
    listing: float
    act: float
    reachable: int
    """Addresses of pages and picture sizes that still answer the anonymous with 200."""


def withdraw_everywhere(bench: Bench, count: int) -> Withdrawn:
    """Publish `count` items with pictures under one consent, withdraw it, and ask the public's addresses again."""
    consent = _consent(bench)
    addresses = [_publish(bench, consent) for _ in range(count)]
    public = Client()
    files = {str(rendition.url) for link in consent.picture_links.all() for rendition in link.image.renditions.all()}
    start = time.perf_counter()
    uses = uses_of_consent(consent)
    listing = time.perf_counter() - start
    start = time.perf_counter()
    WithdrawConsentAction(consent, user=bench.world.people["director"], reason="วัดผล").execute()
    act = time.perf_counter() - start
    reachable = sum(public.get(address).status_code == 200 for address in [*addresses, *files])
    return Withdrawn(len(uses), listing, act, reachable)


def _consent(bench: Bench) -> Consent:
    world = bench.world
    fields = {
        "office": world.office,
        "unit": world.units["policy"],
        "subject_kind": SubjectKind.GROUP,
        "subject": "นักเรียนทั้งโรงเรียน",
        "age": AgeGroup.UNDER_TEN,
        "guardian": "ผู้ปกครองทุกคน",
        "purpose": "วัดผล",
        "channels": [WEBSITE],
        "starts_on": timezone.localdate(),
        "kept_at": "แฟ้มวัดผล",
    }
    return RecordConsentAction(fields, user=world.people["policy.provider"]).execute()


def _publish(bench: Bench, consent: Consent) -> str:
    """One public item with a picture of its own; returns its address."""
    drawn = io.BytesIO()
    Image.new("RGB", (320, 200), "teal").save(drawn, "JPEG")
    image = PublishingImage(
        title="ภาพวัดผล",
        alt_kind=AltKind.DESCRIBE,
        description="นักเรียนในห้องเรียน",
        people=People.MINORS,
        source="โรงเรียน",
        credit="ครู",
        rights=Rights.OWN_WORK,
        collection=bench.world.units["policy"].collection,
        file=ImageFile(drawn, name="bench.jpg"),
    )
    image.save()
    PictureConsent.objects.create(image=image, consent=consent)
    page = bench.draft()
    page.album.add(NewsPhoto(image=image, caption="ในห้องเรียน"))
    page.save_revision(user=bench.world.people["policy.provider"])
    bench.put_online(page)
    return str(page.get_url())
