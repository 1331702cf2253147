"""Consents and leases for the tests, entered through the same acts an office uses."""

import datetime as dt
from typing import Any

from django.utils import timezone

from publishing.actions.record_consent import RecordConsentAction
from publishing.models import Access, AgeGroup, Consent, Lease, PictureConsent, SubjectKind
from tests.world import Story

DAY = dt.timedelta(days=1)


def consent(story: Story, *, who: str = "policy.provider", **fields: Any) -> Consent:
    """A guardian's consent for a pupil under ten, in force since yesterday."""
    values = {
        "office": story.world.office,
        "unit": story.world.units["policy"],
        "subject_kind": SubjectKind.PERSON,
        "subject": "เด็กหญิงสมมุติ ทดลอง",
        "age": AgeGroup.UNDER_TEN,
        "guardian": "นางสมมุติ ทดลอง (มารดา)",
        "purpose": "เผยแพร่ภาพกิจกรรมของโรงเรียน",
        "channels": ["website"],
        "starts_on": timezone.localdate() - DAY,
        "kept_at": "แฟ้ม 12 กลุ่มส่งเสริมการจัดการศึกษา",
    }
    return RecordConsentAction(values | fields, user=story.people[who]).execute()


def cover(image: Any, *consents: Consent) -> None:
    """Link the picture with the consents."""
    PictureConsent.objects.bulk_create(PictureConsent(image=image, consent=given) for given in consents)


def lease(story: Story, media: Any, *, access: str = Access.ALLOW, **fields: Any) -> Lease:
    """A permission for the file, since yesterday and without an end unless told otherwise."""
    column = "image" if media._meta.model_name == "publishingimage" else "document"
    values = {"starts_on": timezone.localdate() - DAY, "terms": "หนังสืออนุญาตที่ ศธ 04001/123", "access": access}
    return Lease.objects.create(**{column: media}, recorded_by=story.people["policy.provider"], **(values | fields))
