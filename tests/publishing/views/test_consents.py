"""The consent register over HTTP: entering, finding, reading the evidence, withdrawing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from publishing.models import Consent, ConsentAct, PictureConsent
from tests.publishing.rights.register import DAY, consent
from tests.publishing.rights.test_withdrawal import public_with_consent
from tests.world import Story, picture_bytes, superuser
from thai.dates import format_date

RECORD = reverse("publishing:record_consent")
LIST = reverse("publishing:consents")


def typed(story: Story, **fields: Any) -> dict[str, Any]:
    values = {
        "unit": story.world.units["policy"].pk,
        "subject_kind": "group",
        "subject": "นักเรียนชั้น ป.4/1 โรงเรียนบ้านสมมุติ ปีการศึกษา 2569",
        "age": "under_10",
        "guardian": "ผู้ปกครองทุกคน เก็บแบบที่โรงเรียน",
        "purpose": "เผยแพร่ภาพกิจกรรมของโรงเรียน",
        "channels": ["website"],
        "starts_on": format_date(timezone.localdate(), "numeric"),
        "kept_at": "ทะเบียน 12/2569",
    }
    return values | fields


def test_record__enters_the_consent_and_covers_the_pictures_named(story: Story, client: Any) -> None:
    image = story.image()
    story.sign_in(client, "policy.provider")
    assert image.title in client.get(f"{RECORD}?image={image.pk}").content.decode()
    response = client.post(f"{RECORD}?image={image.pk}", typed(story))
    given = Consent.objects.get()
    assert response.url == reverse("publishing:consent", args=[given.pk])
    assert PictureConsent.objects.filter(image=image, consent=given).exists()
    assert ConsentAct.objects.get().person == story.people["policy.provider"]
    assert given.subject in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"guardian": ""}, "guardian"),
        ({"kept_at": ""}, "kept_at"),
        ({"channels": []}, "channels"),
        ({"starts_on": "31/02/2569"}, "starts_on"),
        ({"unit": ""}, "unit"),
    ],
)
def test_record__with_something_missing_keeps_what_was_typed(
    story: Story, client: Any, fields: dict[str, Any], wrong: str
) -> None:
    response = story.sign_in(client, "policy.provider").post(RECORD, typed(story, **fields))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [wrong]
    assert "ป.4/1" in response.content.decode()
    assert not Consent.objects.exists()


def test_evidence__is_read_by_people_of_the_office_only(story: Story, client: Any) -> None:
    scan = SimpleUploadedFile("หนังสือยินยอม.jpg", picture_bytes(size=(60, 40)))
    story.sign_in(client, "policy.provider").post(RECORD, typed(story, evidence=scan, kept_at=""))
    given = Consent.objects.get()
    address = reverse("publishing:consent_evidence", args=[given.pk])
    response = client.get(address)
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8\xff")
    assert "no-store" in response["Cache-Control"]
    assert len(given.sha256) == 64
    client.logout()
    assert client.get(address).status_code == 302
    assert client.get(given.evidence.url).status_code == 404, "never by its file address"


def test_evidence__that_is_no_picture_is_refused(story: Story, client: Any) -> None:
    fake = SimpleUploadedFile("scan.pdf", b"<html><script>alert(1)</script>")
    response = story.sign_in(client, "policy.provider").post(RECORD, typed(story, evidence=fake))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["evidence"]


def test_menu__leads_to_the_register_and_its_screens_have_their_look(story: Story, client: Any) -> None:
    desk = story.sign_in(client, "policy.provider").get(reverse("publishing:desk")).content.decode()
    assert f'"url": "{LIST}"' in desk.replace("&quot;", '"')
    assert "publishing/rights.css" in desk


def test_list__is_filtered_by_state_age_and_words(story: Story, client: Any) -> None:
    today = timezone.localdate()
    standing = consent(story, subject="คณะนักเรียน ก")
    ended = consent(story, subject="คณะนักเรียน ข", starts_on=today - 9 * DAY, ends_on=today - DAY)
    adult = consent(story, subject="ครูสมมุติ", age="adult", guardian="")
    story.sign_in(client, "finance.provider")

    def found(**query: str) -> set[Consent]:
        return set(client.get(LIST, query).context["page"].object_list)

    assert found() == {standing, ended, adult}
    assert found(state="in_force") == {standing, adult}
    assert found(state="ended") == {ended}
    assert found(state="withdrawn") == set()
    assert found(age="adult") == {adult}
    assert found(q="นักเรียน ข") == {ended}


def test_withdrawal__on_the_screen_ends_the_uses_as_chosen(story: Story, client: Any) -> None:
    page, _image, given = public_with_consent(story)
    address = reverse("publishing:consent", args=[given.pk])
    story.sign_in(client, "policy.head")
    assert page.title in client.get(address).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 422
    response = client.post(address, {"reason": "คำขอของมารดา", f"use-{page.pk}": "withdraw"})
    assert response.url == address
    assert not story.fresh(page).live
    assert "ถอน" in client.get(address).content.decode()


@pytest.mark.parametrize("who", ["policy.provider", "finance.head"])
def test_withdrawal__is_not_offered_to_those_who_may_not(story: Story, client: Any, who: str) -> None:
    page, _image, given = public_with_consent(story)
    address = reverse("publishing:consent", args=[given.pk])
    story.sign_in(client, who)
    assert client.get(address).context["may_withdraw"] is False
    assert client.post(address, {"reason": "อยากทำ"}).status_code == 422
    assert story.fresh(page).live


def test_register__is_closed_to_whoever_sits_nowhere(story: Story, client: Any, django_user_model: Any) -> None:
    given = consent(story)
    stranger = django_user_model.objects.create(username="stranger")
    client.force_login(stranger)
    for address in (LIST, RECORD, reverse("publishing:consent", args=[given.pk])):
        assert client.get(address).status_code == 302
    client.force_login(superuser())
    assert client.get(LIST).status_code == 200
    assert client.post(RECORD, typed(story)).status_code == 422, "an administrator reads, and records nothing"


def test_list__costs_the_same_however_many(story: Story, client: Any, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    consent(story)
    story.sign_in(client, "policy.provider")
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(LIST)
    for number in range(20):
        consent(story, subject=f"คณะที่ {number}")
    with django_assert_num_queries(len(few)):
        client.get(LIST)
