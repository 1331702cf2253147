"""The consent register: who may be shown, and what a picture of people needs (PDPA 2562, sections 19 and 20)."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from approvals.api import Refused
from publishing.models import AgeGroup, Consent, ConsentAct, ConsentActKind, People, PictureConsent
from tests.publishing.rights.register import DAY, consent, cover
from tests.publishing.rights.test_leases import codes, draft_with
from tests.world import Story

TODAY = timezone.localdate


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (People.NONE, []),
        (People.CROWD, []),
        (People.ADULTS, ["consent_missing"]),
        (People.MINORS, ["consent_of_minors_missing"]),
    ],
)
def test_people__a_crowd_and_a_child_are_different_answers(story: Story, people: str, expected: list[str]) -> None:
    page, _image = draft_with(story, people=people)
    assert codes(page) == expected


def test_minors__need_a_consent_of_minors(story: Story) -> None:
    page, image = draft_with(story, people=People.MINORS)
    cover(image, consent(story, age=AgeGroup.ADULT, guardian="", subject="ครูสมมุติ"))
    assert codes(page) == ["consent_of_minors_missing"]
    cover(image, consent(story))
    assert codes(page) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"ends_on": "yesterday", "starts_on": "before"},
        {"starts_on": "tomorrow"},
        {"channels": ["facebook"]},
    ],
)
def test_consent__counts_only_on_its_days_and_channels(story: Story, fields: dict[str, Any]) -> None:
    days = {"yesterday": TODAY() - DAY, "before": TODAY() - 9 * DAY, "tomorrow": TODAY() + DAY}
    given = {name: days.get(value, value) if isinstance(value, str) else value for name, value in fields.items()}
    page, image = draft_with(story, people=People.MINORS)
    cover(image, consent(story, **given))
    assert codes(page) == ["consent_not_in_force"]


def test_consent__renewed_by_the_same_person_covers_again(story: Story) -> None:
    page, image = draft_with(story, people=People.MINORS)
    cover(image, consent(story, starts_on=TODAY() - 400 * DAY, ends_on=TODAY() - 35 * DAY))
    assert codes(page) == ["consent_not_in_force"]
    cover(image, consent(story))
    assert codes(page) == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"age": AgeGroup.UNDER_TEN, "guardian": ""}, "guardian"),
        ({"age": AgeGroup.FROM_TEN, "guardian": ""}, "guardian"),
        ({"kept_at": ""}, "kept_at"),
        ({"channels": []}, "channels"),
        ({"ends_on": "before"}, "ends_on"),
    ],
)
def test_register__refuses_a_consent_that_shows_nothing(story: Story, fields: dict[str, Any], wrong: str) -> None:
    values = {name: TODAY() - 9 * DAY if value == "before" else value for name, value in fields.items()}
    with pytest.raises(ValidationError) as error:
        consent(story, **values)
    assert wrong in error.value.message_dict
    assert not Consent.objects.exists()


def test_young_people__may_consent_alone_with_the_reason(story: Story) -> None:
    given = consent(story, age=AgeGroup.FROM_TEN, guardian="", without_guardian="อายุ 17 ปี ประกวดในนามตนเอง")
    assert given.pk


def test_register__is_written_by_people_of_the_office_and_into_the_ledger(story: Story) -> None:
    given = consent(story)
    (act,) = ConsentAct.objects.all()
    assert (act.kind, act.consent, act.position) == (ConsentActKind.RECORDED, given, act.position)
    assert act.person == story.people["policy.provider"]
    assert act.entry_hash == act.compute_hash()


def test_register__refuses_somebody_without_a_seat(story: Story) -> None:
    from tests.world import superuser

    story.people["nobody"] = superuser()
    with pytest.raises(Refused) as refusal:
        consent(story, who="nobody")
    assert [issue.code for issue in refusal.value.issues] == ["consent_not_yours"]


def test_consent__is_never_changed_and_stays(story: Story) -> None:
    given = consent(story)
    for change in ({"subject": "คนอื่น"}, {"ends_on": TODAY()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Consent.objects.filter(pk=given.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.filter(pk=given.pk)._raw_delete("default")
    assert Consent.objects.get(pk=given.pk).subject == given.subject


def test_consent__a_live_page_rests_on_stays_with_its_picture(story: Story) -> None:
    page, image = draft_with(story, people=People.MINORS)
    cover(image, consent(story))
    story.submit(page)
    story.carry_through(page)
    with pytest.raises(DatabaseError), transaction.atomic():
        PictureConsent.objects.filter(image=image).delete()
    assert PictureConsent.objects.filter(image=image).exists()
