"""The printed form from the review screen: for the people of the office, under its Thai name."""

from typing import Any

from django.urls import reverse

from approvals.api import Request, latest_submission
from tests.world import superuser


def request_of(story: Any) -> Request:
    page = story.draft()
    story.submit(page)
    return latest_submission(page).request


def test_person_of_the_office__gets_the_pdf_under_its_thai_name(story: Any, client: Any) -> None:
    request = request_of(story)
    story.sign_in(client, "policy.head")

    response = client.get(reverse("publishing:print_form", args=[request.pk, "S12-F2"]))

    assert response.content.startswith(b"%PDF")
    assert response["Content-Type"] == "application/pdf"
    # RFC 6266, 4.3: a name beyond ASCII goes into filename*.
    assert response["Content-Disposition"].startswith(f"inline; filename*=utf-8''{request.reference}%20%E0%B9%81")
    assert "no-store" in response["Cache-Control"]


def test_form_the_procedure_has_not__is_not_found(story: Any, client: Any) -> None:
    request = request_of(story)
    story.sign_in(client, "policy.head")

    assert client.get(reverse("publishing:print_form", args=[request.pk, "CPN1-F1"])).status_code == 404
    assert client.get(reverse("publishing:print_form", args=[request.pk + 999, "S12-F2"])).status_code == 404


def test_stranger__gets_nothing(story: Any, client: Any) -> None:
    address = reverse("publishing:print_form", args=[request_of(story).pk, "S12-F2"])

    assert client.get(address).status_code == 302
    person = story.people["finance.provider"]
    person.appointments.update(ends_on="2020-01-01", starts_on="2019-01-01")
    client.force_login(person)
    assert not client.get(address).headers["Content-Type"].startswith("application/pdf")
    client.force_login(superuser())
    assert client.get(address).status_code == 200


def test_review_screen__links_to_the_form_of_the_request(story: Any, client: Any) -> None:
    request = request_of(story)
    story.sign_in(client, "policy.head")

    html = client.get(reverse("publishing:review", args=[request.pk])).content.decode()

    assert reverse("publishing:print_form", args=[request.pk, "S12-F2"]) in html
    assert "S12-F1" not in html
