"""The registers, over HTTP: read, filtered, exported, never edited."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from approvals.api import Decision, Obligation
from publishing.models import PublicationRecord
from tests.world import Story, superuser

REGISTERS = {
    "/admin/publishing/publicationrecord/": PublicationRecord,
    "/admin/approvals/decision/": Decision,
    "/admin/approvals/obligation/": Obligation,
}


@pytest.fixture(scope="module")
def published(module_story: Story) -> None:
    module_story.published()


@pytest.fixture
def entered(published: None, story: Story) -> Story:
    return story


def sign_in(story: Story, client: Any, who: str) -> Any:
    if who == "superuser":
        client.force_login(superuser())
        return client
    return story.sign_in(client, who)


@pytest.mark.parametrize("who", ["director", "finance.provider", "superuser"])
@pytest.mark.parametrize("url", REGISTERS)
def test_register__is_read_in_the_buddhist_era(entered: Story, client: Any, url: str, who: str) -> None:
    sign_in(entered, client, who)
    body = client.get(url).content.decode()
    entry = REGISTERS[url].objects.order_by("-pk").first()
    assert " 25" in body
    assert f"{url}inspect/{entry.pk}/" in body
    detail = client.get(f"{url}inspect/{entry.pk}/").content.decode()
    assert "เวลา" in detail
    assert ".000" not in detail


@pytest.mark.parametrize("verb", ["create/", "edit/{pk}/", "delete/{pk}/"])
@pytest.mark.parametrize("who", ["director", "superuser"])
@pytest.mark.parametrize("url", REGISTERS)
def test_register__is_never_written_by_hand(entered: Story, client: Any, url: str, who: str, verb: str) -> None:
    sign_in(entered, client, who)
    model = REGISTERS[url]
    before = list(model.objects.order_by("pk").values())
    address = url + verb.format(pk=model.objects.order_by("pk").first().pk)
    for response in (client.get(address), client.post(address, {"reason": "แก้"})):
        assert response.status_code in {302, 403, 404}
    assert list(model.objects.order_by("pk").values()) == before
    assert "/edit/" not in client.get(url).content.decode().split("<main")[1]


@pytest.mark.parametrize("url", REGISTERS)
def test_register__is_exported_for_spreadsheets(entered: Story, client: Any, url: str) -> None:
    sign_in(entered, client, "director")
    raw = b"".join(client.get(f"{url}?export=csv").streaming_content)
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = raw.decode("utf-8-sig").splitlines()
    assert len(lines) == REGISTERS[url].objects.count() + 1
    assert "ปีงบประมาณ" in lines[0]
    sheet = load_workbook(io.BytesIO(b"".join(client.get(f"{url}?export=xlsx").streaming_content))).active
    assert sheet.max_row == len(lines)
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any(" 25" in cell and "เวลา" in cell for cell in cells)
    assert "published" not in cells
    assert "check_live" not in cells


def test_register__does_not_export_a_formula(story: Story, client: Any) -> None:
    story.published(title="=HYPERLINK(1)")
    sign_in(story, client, "director")
    raw = b"".join(client.get("/admin/publishing/publicationrecord/?export=csv").streaming_content).decode()
    assert "'=HYPERLINK(1)" in raw


@pytest.mark.parametrize(
    ("url", "chosen", "other"),
    [
        ("/admin/publishing/publicationrecord/", "fiscal_year={year}", "fiscal_year=2400"),
        ("/admin/publishing/publicationrecord/", "unit={policy}", "unit={finance}"),
        ("/admin/publishing/publicationrecord/", "information=ข่าวประชาสัมพันธ์", "information=ประกาศรับสมัครสอบ"),
        ("/admin/approvals/decision/", "unit={policy}", "unit={finance}"),
        ("/admin/approvals/decision/", "track=web", "track=urgent"),
        ("/admin/approvals/obligation/", "unit={policy}", "unit={finance}"),
    ],
)
def test_register__is_filtered(entered: Story, client: Any, url: str, chosen: str, other: str) -> None:
    sign_in(entered, client, "director")
    newest = REGISTERS[url].objects.order_by("-pk").first()
    names = {key: unit.pk for key, unit in entered.world.units.items()} | {"year": newest.fiscal_year}
    assert f"inspect/{newest.pk}/" in client.get(f"{url}?{chosen.format(**names)}").content.decode()
    assert f"inspect/{newest.pk}/" not in client.get(f"{url}?{other.format(**names)}").content.decode()


@pytest.mark.parametrize("url", REGISTERS)
def test_register__costs_the_same_however_many_entries_it_shows(entered: Story, client: Any, url: str) -> None:
    sign_in(entered, client, "director")
    counts = []
    for _number in range(2):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
        entered.published()
    assert counts[0] == counts[1] <= 38


def test_register__is_closed_to_whoever_holds_no_seat(entered: Story, client: Any, django_user_model: Any) -> None:
    from django.contrib.auth.models import Group

    stranger = django_user_model.objects.create_user("stranger", password="a-test-password")
    stranger.groups.add(Group.objects.get(name="Prakat: seat holders"))
    client.force_login(stranger)
    entry = PublicationRecord.objects.order_by("-pk").first()
    assert client.get("/admin/publishing/publicationrecord/").status_code == 302
    assert client.get(f"/admin/publishing/publicationrecord/inspect/{entry.pk}/").status_code == 302


def test_publication_register__stands_under_the_urgent_share(entered: Story, client: Any) -> None:
    sign_in(entered, client, "director")
    response = client.get("/admin/publishing/publicationrecord/")
    assert response.context["figures"]["published"] == 1
    assert "pk-figures" in response.content.decode()
