"""The records of who is who in the admin: kept by those who may, ended, never deleted."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from config.demo.office import appoint
from offices.access import ADMINISTRATORS_GROUP
from offices.api import Appointment, Body, BodyMember, Capacity, Office, Seat, SeatKind, Unit
from offices.forms import ThaiDateField
from offices.viewsets import OfficesViewSetGroup
from tests.world import Story, superuser
from thai.dates import format_date

MODELS = {
    "office": Office,
    "unit": Unit,
    "seat": Seat,
    "appointment": Appointment,
    "body": Body,
    "bodymember": BodyMember,
}
LISTS = [f"{name}:index" for name in MODELS]


def numeric(day: dt.date) -> str:
    return format_date(day, "numeric")


@pytest.fixture
def keeper(story: Story, django_user_model: Any, client: Any) -> Any:
    """A signed-in office administrator without any seat."""
    user = django_user_model.objects.create_user(username="keeper", password="x")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS_GROUP))
    client.force_login(user)
    return client


@pytest.fixture
def committee(story: Story) -> Body:
    """A committee with a member."""
    today = timezone.localdate()
    body = Body.objects.create(
        office=story.world.office,
        name="คณะกรรมการกลั่นกรอง",
        key="k",
        order_number="7",
        order_date=today,
        starts_on=today,
    )
    BodyMember.objects.create(body=body, user=story.people["director"], part="chair", starts_on=today)
    return body


def appointment_form(story: Story, **fields: Any) -> dict[str, Any]:
    today = numeric(timezone.localdate())
    values = {
        "user": story.people["web"].pk,
        "seat": story.world.seats["policy.head"].pk,
        "capacity": Capacity.ACTING_DUTY,
        "order_number": "คำสั่งที่ 9/2570",
        "order_date": today,
        "starts_on": today,
        "ends_on": "",
    }
    return values | fields


@pytest.mark.parametrize("name", LISTS)
def test_list__for_office_administrators_and_superusers_only(
    name: str, story: Story, keeper: Any, committee: Body
) -> None:
    url = reverse(name)
    assert keeper.get(url).status_code == 200
    assert url in keeper.get(reverse("publishing:desk")).content.decode(), "in the menu"
    keeper.force_login(superuser())
    assert keeper.get(url).status_code == 200
    for who in ("policy.head", "director"):
        story.sign_in(keeper, who)
        assert keeper.get(url).status_code == 302
        assert url not in keeper.get(reverse("publishing:desk")).content.decode()
    keeper.logout()
    assert keeper.get(url).status_code == 302


@pytest.mark.parametrize("act", ["add", "edit", "delete", "history"])
def test_row__is_out_of_reach_for_seat_holders(act: str, story: Story, client: Any) -> None:
    story.sign_in(client, "policy.head")
    seat = story.world.seats["policy.head"]
    url = reverse(f"seat:{act}", args=[] if act == "add" else [seat.pk])
    for response in (client.get(url), client.post(url, {"title": "ผู้อำนวยการ"})):
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
    seat.refresh_from_db()
    assert seat.title != "ผู้อำนวยการ"


@pytest.mark.parametrize("name", list(MODELS))
@pytest.mark.parametrize("who", ["keeper", "superuser"])
def test_row__cannot_be_deleted(name: str, who: str, story: Story, keeper: Any, committee: Body) -> None:
    if who == "superuser":
        keeper.force_login(superuser())
    row = MODELS[name].objects.first()
    delete_url = reverse(f"{name}:delete", args=[row.pk])
    edit_url = reverse(f"{name}:edit", args=[row.pk])
    for page in (reverse(f"{name}:index"), edit_url):
        assert delete_url not in keeper.get(page).content.decode(), "no button"
    for refused in (keeper.get(delete_url, follow=True), keeper.post(delete_url, follow=True)):
        assert refused.redirect_chain[-1][0] == edit_url
        assert "ข้อมูลนี้ลบไม่ได้" in refused.content.decode()
    assert MODELS[name].objects.filter(pk=row.pk).exists()
    bulk = reverse("wagtail_bulk_action", args=["offices", name, "delete"])
    assert keeper.post(f"{bulk}?id={row.pk}").status_code == 404


def test_appointment__is_made_from_its_order(story: Story, keeper: Any) -> None:
    response = keeper.post(reverse("appointment:add"), appointment_form(story, order_date="1 ตุลาคม ๒๕๖๘"))
    assert response.status_code == 302
    made = Appointment.objects.latest("pk")
    assert (made.order_number, made.order_date) == ("คำสั่งที่ 9/2570", dt.date(2025, 10, 1))
    assert made.starts_on == timezone.localdate()
    assert story.people["web"].groups.filter(pk=story.world.units["policy"].group_id).exists(), "access at once"


@pytest.mark.parametrize("missing", ["order_number", "order_date", "starts_on"])
def test_appointment__needs_order_and_first_day(missing: str, story: Story, keeper: Any) -> None:
    count = Appointment.objects.count()
    response = keeper.post(reverse("appointment:add"), appointment_form(story, **{missing: ""}))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {missing}
    assert Appointment.objects.count() == count


def test_appointment__ending_before_its_start_is_refused_in_thai(story: Story, keeper: Any) -> None:
    yesterday = numeric(timezone.localdate() - dt.timedelta(days=1))
    response = keeper.post(reverse("appointment:add"), appointment_form(story, ends_on=yesterday))
    assert response.context["form"].errors == {"ends_on": ["วันสุดท้ายที่มีผลอยู่ก่อนวันแรกที่มีผล"]}


def test_appointment__is_ended_with_its_last_day(story: Story, keeper: Any) -> None:
    today = timezone.localdate()
    appointment = appoint(story.people["web"], story.world.seats["policy.head"], starts_on=today - dt.timedelta(days=5))
    url = reverse("appointment:edit", args=[appointment.pk])
    shown = keeper.get(url).content.decode()
    assert numeric(appointment.starts_on) in shown, "Buddhist Era in the form too"
    data = appointment_form(
        story, starts_on=numeric(appointment.starts_on), ends_on=numeric(today - dt.timedelta(days=1))
    )
    assert keeper.post(url, data).status_code == 302
    appointment.refresh_from_db()
    assert appointment.ends_on == today - dt.timedelta(days=1)
    assert not story.people["web"].groups.filter(pk=story.world.units["policy"].group_id).exists()
    history = keeper.get(reverse("appointment:history", args=[appointment.pk]))
    assert "keeper" in history.content.decode(), "who changed it stays known"


@pytest.mark.parametrize("year", ["2026", "69"])
def test_date__of_another_era_is_refused(year: str, story: Story, keeper: Any) -> None:
    response = keeper.post(reverse("appointment:add"), appointment_form(story, starts_on=f"1/10/{year}"))
    assert "พ.ศ." in response.context["form"].errors["starts_on"][0]


def test_date__is_read_as_it_is_written() -> None:
    field = ThaiDateField(required=False)
    day = dt.date(2026, 11, 21)
    assert field.clean("21/11/2569") == field.clean("21 พฤศจิกายน 2569") == field.clean(day) == day
    assert field.clean("") is None
    assert field.widget.format_value(day) == "21/11/2569"
    assert field.widget.format_value("ผิด") == "ผิด"


def test_list__of_appointments_says_what_is_in_force(story: Story, keeper: Any, django_user_model: Any) -> None:
    today, day = timezone.localdate(), dt.timedelta(days=1)
    seat = story.world.seats["policy.head"]
    appoint(story.people["web"], seat, capacity=Capacity.ACTING_DUTY, starts_on=today + day, ends_on=today + 30 * day)
    appoint(story.people["deputy"], seat, ends_on=today - day)
    gone = django_user_model.objects.create_user(username="gone", password="x", is_active=False)
    appoint(gone, seat, starts_on=today)
    closed = Seat.objects.create(
        office=story.world.office, kind=SeatKind.PR_OFFICER, title="ประชาสัมพันธ์", ends_on=today - day
    )
    appoint(story.people["admin.head"], closed, starts_on=today - 2 * day)
    text = keeper.get(reverse("appointment:index")).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "ไม่ใช่ – ยังไม่ถึงวันเริ่ม",
        "ไม่ใช่ – สิ้นสุดแล้ว",
        "ไม่ใช่ – ปิดบัญชีผู้ใช้แล้ว",
        "ไม่ใช่ – ยุบตำแหน่งหน้าที่แล้ว",
        "ปฏิบัติหน้าที่",
        f"{format_date(today + day, 'short')} – {format_date(today + 30 * day, 'short')}",
        "ลงวันที่",
    ):
        assert words in text
    in_force = keeper.get(reverse("appointment:index"), {"in_force_today": "true"})
    assert {row.pk for row in in_force.context["object_list"]} == set(
        Appointment.objects.in_force(today).values_list("pk", flat=True)
    )
    found = keeper.get(reverse("appointment:index"), {"q": story.people["web"].last_name})
    assert {row.user_id for row in found.context["object_list"]} == {story.people["web"].pk}
    ordered = keeper.get(reverse("appointment:index"), {"ordering": "starts_on"}).context["object_list"]
    assert [row.starts_on for row in ordered] == sorted(row.starts_on for row in ordered)


def test_list__of_seats_says_who_holds_them_today(story: Story, keeper: Any) -> None:
    today, day = timezone.localdate(), dt.timedelta(days=1)
    office = story.world.office
    Seat.objects.create(office=office, kind=SeatKind.DELEGATE, title="ตำแหน่งที่ว่าง")
    Seat.objects.create(office=office, kind=SeatKind.DELEGATE, title="ตำแหน่งที่ยุบ", ends_on=today - day)
    appoint(story.people["web"], story.world.seats["policy.head"], capacity=Capacity.ACTING_FOR, starts_on=today)
    text = keeper.get(reverse("seat:index")).content.decode()
    assert f"{story.people['policy.head'].get_full_name()}, " in text
    assert f"{story.people['web'].get_full_name()} (รักษาราชการแทน)" in text
    assert "ยุบตำแหน่งหน้าที่แล้ว" in text
    vacant = keeper.get(reverse("seat:index"), {"is_held": "false"}).context["object_list"]
    assert {seat.title for seat in vacant} == {"ตำแหน่งที่ว่าง", "ตำแหน่งที่ยุบ"}


@pytest.mark.parametrize("name", ["appointment", "seat"])
def test_list__costs_the_same_however_long(
    name: str, story: Story, keeper: Any, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(21) as first:
        keeper.get(reverse(f"{name}:index"))
    for number in range(10):
        seat = Seat.objects.create(office=story.world.office, kind=SeatKind.DELEGATE, title=f"ผู้แทน {number}")
        appoint(story.people["web"], seat, starts_on=timezone.localdate())
    with django_assert_max_num_queries(len(first.captured_queries)):
        keeper.get(reverse(f"{name}:index"))


def test_menu__is_in_thai() -> None:
    assert str(OfficesViewSetGroup.menu_label) == "สำนักงานและบุคคล"


def test_committee__a_member_is_a_seat_or_a_person(story: Story, keeper: Any, committee: Body) -> None:
    data = {
        "body": committee.pk,
        "part": "member",
        "starts_on": numeric(timezone.localdate()),
        "ends_on": "",
        "user": story.people["deputy"].pk,
        "seat": story.world.seats["deputy"].pk,
    }
    url = reverse("bodymember:add")
    assert "เลือกตำแหน่งหน้าที่หรือบุคคลอย่างใดอย่างหนึ่ง" in keeper.post(url, data).content.decode()
    assert keeper.post(url, data | {"user": ""}).status_code == 302
    assert committee.members.count() == 2


def test_unit_and_seat__are_added(story: Story, keeper: Any) -> None:
    office = story.world.office
    unit = {"office": office.pk, "name": "กลุ่มกฎหมายและคดี", "telephone": "", "position": 9, "ends_on": ""}
    unit |= {"section_page": "", "collection": Collection.get_first_root_node().pk}
    assert keeper.post(reverse("unit:add"), unit).status_code == 302
    made = Unit.objects.get(name="กลุ่มกฎหมายและคดี")
    seat = {
        "office": office.pk,
        "unit": made.pk,
        "kind": "unit_head",
        "title": "ผู้อำนวยการกลุ่มกฎหมายและคดี",
        "ends_on": "",
    }
    assert keeper.post(reverse("seat:add"), seat).status_code == 302
    assert Seat.objects.get(unit=made).title == "ผู้อำนวยการกลุ่มกฎหมายและคดี"
