"""Who records, makes, signs and acknowledges, through the real screens: roles by acts, refusals changing nothing.

S11-R24, S12-R09: a unit's people report for their unit, the office's for all; S11-R25: the committee acknowledges.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from config.demo.five import seat
from config.demo.office import appoint
from offices.api import Capacity, SeatKind, sync_access
from publishing.models import ChannelPosting, Report, ReportAct, ReportDelivery
from tests.five_offices import OfficeStory
from tests.publishing.reports.scene import FIRST, YEAR, At, committee_since, day, published_at
from tests.world import Story, superuser

HALF = (FIRST, day(3, 31).date())
OF_UNIT = {"unit head", "provider", "uploader", "acting head"}
OF_OFFICE = {"director", "deputy", "office uploader", "pr officer of another unit"}
MEMBERS = {"deputy", "unit head", "other head"}
ROLES = (
    *sorted(OF_UNIT | OF_OFFICE), "other head", "other provider", "superuser", "no seat", "former head",
    "head from tomorrow", "inactive head",
)  # fmt: skip
ALLOWED: dict[str, set[str]] = {
    "record": OF_UNIT | OF_OFFICE,
    "cancel": OF_UNIT | OF_OFFICE,
    "make": OF_UNIT | OF_OFFICE,
    "make of the office": OF_OFFICE,
    "write": OF_UNIT | OF_OFFICE,
    "sign": OF_UNIT | OF_OFFICE,
    "acknowledge": {*MEMBERS, "acting head"},
}


def person(role: str, story: Story) -> Any:
    seats, today, one = story.world.seats, timezone.localdate(), dt.timedelta(days=1)
    plain = {
        "unit head": "policy.head", "provider": "policy.provider", "uploader": "policy.uploader",
        "director": "director", "deputy": "deputy", "office uploader": "web", "other head": "finance.head",
        "other provider": "finance.provider", "pr officer of another unit": "admin.provider",
    }  # fmt: skip
    if role in plain:
        return story.people[plain[role]]
    if role == "superuser":
        return superuser()
    users = type(story.people["director"]).objects
    made = users.create_user(username=role.replace(" ", "-"), password="x", is_active=role != "inactive head")
    terms = {
        "former head": {"ends_on": today - one},
        "head from tomorrow": {"capacity": Capacity.ACTING_FOR, "starts_on": today + one},
        "acting head": {"capacity": Capacity.ACTING_FOR, "starts_on": today},
        "inactive head": {},
    }
    if role in terms:
        appoint(made, seats["policy.head"], **terms[role])  # type: ignore[arg-type]
    return made


@pytest.fixture
def s11(story: Story) -> OfficeStory:
    found = OfficeStory(story.world, "s11")
    seat(found.world, "admin.provider", SeatKind.PR_OFFICER, found.world.units["admin"])
    sync_access()
    committee_since(FIRST)
    return found


def report_of(story: OfficeStory, *, signed: bool) -> Report:
    """Made and signed by a clerk who sits in no committee."""
    clerk = At(story, "policy.provider")
    report = clerk.made("halfyear", *HALF, story.world.units["policy"])
    if signed:
        assert clerk.sign(report).status_code == 302
    report.refresh_from_db()
    return report


def door_of(action: str, story: OfficeStory) -> Callable[[Any], Any]:
    """Bring things to where the act is due; the act as a person does it, past whatever the menus hide."""
    policy = story.world.units["policy"]
    if action in {"record", "cancel"}:
        page = published_at(story, day(11, 3))
        data = {"form": "items", "item": page.pk, f"item-{page.pk}-channel": ["journal"]}
        data[f"item-{page.pk}-posted_on"] = "2020-01-05"
        if action == "record":
            return lambda who: At(story, who).client.post("/admin/publishing/postings/record/", data)
        At(story, "policy.head").client.post("/admin/publishing/postings/record/", data)
        url = f"/admin/publishing/postings/{ChannelPosting.objects.get().pk}/cancel/"
        return lambda who: At(story, who).client.post(url, {"reason": "บันทึกผิด"})
    if action.startswith("make"):
        key, unit = ("halfyear", policy) if action == "make" else ("whole", None)
        return lambda who: At(story, who).make(key, *HALF, unit)
    report = report_of(story, signed=action == "acknowledge")
    url = f"/admin/publishing/reports/{report.pk}/"
    acts = {
        "write": (f"{url}edit/", {"block-problems_suggestions": "ไม่มี"}),
        "sign": (url, {"act": "sign", "seen": ""}),
        "acknowledge": (url, {"act": "acknowledge"}),
    }
    return lambda who: At(story, who).client.post(*acts[action])


def stored() -> list[Any]:
    """Everything an act on postings and reports could leave behind."""
    models = (ChannelPosting, Report, ReportAct, ReportDelivery)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def add_whole(document: dict[str, Any]) -> None:
    """S11 with one more report, made for the whole office."""
    document["reports"].append(document["reports"][0] | {"key": "whole", "by_unit": False})


@pytest.mark.parametrize("action", ALLOWED)
def test_matrix__a_seat_of_the_day_decides(action: str, story: Story) -> None:
    s11 = OfficeStory(story.world, "s11", add_whole)
    seat(s11.world, "admin.provider", SeatKind.PR_OFFICER, s11.world.units["admin"])
    committee_since(FIRST)
    act = door_of(action, s11)
    wrong = {role: told for role in ROLES if (told := tried(role, s11, act)) != (role in ALLOWED[action])}
    assert wrong == {}


def tried(role: str, story: OfficeStory, act: Callable[[Any], Any]) -> bool:
    """Whether the act went through for the role; a refusal has changed nothing. Undone afterwards."""
    with transaction.atomic():
        who, before = person(role, story), stored()
        response = act(who)
        done = bool(response.status_code == 302 and response["Location"].startswith("/admin/publishing/"))
        assert done or response.status_code in {302, 403, 422}
        assert (stored() != before) == done, role
        transaction.set_rollback(True)
    return done


@pytest.mark.parametrize("who", ["director", "finance.provider"])
def test_reports__are_read_by_everybody_of_the_office(s11: OfficeStory, who: str) -> None:
    report = report_of(s11, signed=True)
    assert report.title in At(s11, who).text("reports", year=YEAR)
    assert report.sha256 in At(s11, who).text("report", report.pk)


def test_reports__are_closed_to_whoever_holds_no_seat(s11: OfficeStory, client: Any) -> None:
    from django.contrib.auth.models import Group

    report = report_of(s11, signed=True)
    stranger = person("no seat", s11)
    stranger.groups.add(Group.objects.get(name="Prakat: seat holders"))
    client.force_login(stranger)
    for url in ("postings/", "postings/record/", "reports/", f"reports/{report.pk}/", f"reports/{report.pk}/file.csv"):
        response = client.get(f"/admin/publishing/{url}")
        assert response.status_code in {302, 403}, url
        assert report.title not in response.content.decode()


def test_acknowledgement__of_one_s_own_seat_is_refused(story: Story) -> None:
    """S12-R09: the head checks what the uploader reports, not what the head signed."""
    may = (day(5, 1).date(), day(5, 31).date())
    head = At(story, "policy.head")
    report = head.made("monthly", *may, story.world.units["policy"])
    head.sign(report)
    assert head.acknowledge(report).status_code == 422
    assert At(story, "director").acknowledge(report).status_code == 302
