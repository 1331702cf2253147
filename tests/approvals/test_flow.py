"""The drawing of a procedure: stages in order, who is in each seat today, what each may do."""

import copy
import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from approvals.api import SHIPPED, ProcedureDocument, read_procedure
from approvals.flow import Box, charts, unfilled
from config.demo.office import appoint
from offices.api import Appointment, Body, BodyMember, Capacity, Seat, SeatKind, Unit, roster_of
from tests.world import Story


def spec_of(name: str) -> ProcedureDocument:
    return ProcedureDocument.model_validate(read_procedure(SHIPPED / f"{name}.yaml"))


def drawn(story: Story, spec: ProcedureDocument, track: str, unit: str | None = "policy") -> dict[str, Box]:
    roster = roster_of(story.world.office, timezone.localdate())
    shown = story.world.units[unit] if unit else None
    chart = next(chart for chart in charts(spec, roster, shown) if chart.key == track)
    return {box.stage.key: box for box in (*chart.before, *chart.after)}


def committee(story: Story) -> Body:
    """S11's screening committee: the director in the chair, one vacant seat."""
    today = timezone.localdate()
    body = Body.objects.create(
        office=story.world.office, name="คณะกรรมการพิจารณาข้อมูล", key="screening_committee", order_number="7",
        order_date=today, starts_on=today,
    )  # fmt: skip
    vacant = Seat.objects.create(office=story.world.office, kind=SeatKind.DELEGATE, title="ผู้แทน")
    for seat, part in (
        (story.world.seats["policy.head"], "member"),
        (vacant, "member"),
        (story.world.seats["director"], "chair"),
    ):
        BodyMember.objects.create(body=body, seat=seat, part=part, starts_on=today)
    return body


def test_stage__shows_who_is_in_each_seat_today(story: Story) -> None:
    head = story.people["policy.head"]
    appoint(
        story.people["web"],
        story.world.seats["policy.head"],
        capacity=Capacity.ACTING_FOR,
        starts_on=timezone.localdate(),
    )
    group, office = drawn(story, spec_of("s12"), "web")["decide"].seatings
    assert [(place.label, [(p.name, p.capacity) for p in place.people]) for place in group.places] == [
        ("หัวหน้าหน่วยงาน", [(head.get_full_name(), ""), (story.people["web"].get_full_name(), "รักษาราชการแทน")]),
        ("ผู้ที่หัวหน้าหน่วยงานมอบหมาย", []),
    ]
    assert group.when == "เว็บไซต์ที่ขอเผยแพร่: เว็บไซต์กลุ่มงาน"
    assert (group.unit, group.vacant, office.vacant) == ("กลุ่มนโยบายและแผน", False, False)


def test_stage__says_what_each_may_do_and_sign(story: Story) -> None:
    """S12-R02, S12-R04: in the words of the office where it has its own."""
    boxes = drawn(story, spec_of("s12"), "web")
    decide = boxes["decide"]
    assert [(way.words, way.leads) for way in decide.ways] == [
        ("อนุมัติ", "on"), ("คืนเรื่องให้แก้ไข", "back"), ("ไม่อนุมัติ", "end"),
    ]  # fmt: skip
    assert decide.certification.startswith("ได้ตรวจสอบความถูกต้อง")
    assert decide.deadline == "2 วันทำการ"
    assert decide.separation == ["ผู้ให้ข้อมูลตรวจสอบและรับรอง"]
    assert decide.stage.rules == ["S12-R02", "S12-R04"]
    assert list(boxes)[-1] == "check_live", "after the publication mark"


def test_stage__of_an_opinion_goes_on_after_an_objection(story: Story) -> None:
    """procedures.md §4, 9a (CPN1)."""
    review = drawn(story, spec_of("cpn1"), "content")["unit_review"]
    assert "ความเห็นประกอบ" in review.effect
    assert "end" not in {way.leads for way in review.ways}


def test_committee__with_members_and_rule(story: Story) -> None:
    """S11-R19."""
    assert drawn(story, spec_of("s11"), "general")["committee_screen"].panels[0].missing
    committee(story)
    box = drawn(story, spec_of("s11"), "general")["committee_screen"]
    (panel,) = box.panels
    assert (panel.name, panel.rule) == ("คณะกรรมการพิจารณาข้อมูล", "ประธาน หรือเสียงข้างมาก")
    assert [(part, person.name) for part, person in panel.members] == [
        ("ประธาน", story.people["director"].get_full_name()),
        ("กรรมการ", story.people["policy.head"].get_full_name()),
    ]
    assert not box.nobody


def test_stage__of_a_named_unit(story: Story) -> None:
    """S11-R15: those of ICT put online; an office without that unit is told so."""
    (seating,) = drawn(story, spec_of("s11"), "general")["publish"].seatings
    assert (seating.missing_unit, seating.vacant) == ("ict", True)
    Unit.objects.filter(pk=story.world.units["finance"].pk).update(key="ict")
    (seating,) = drawn(story, spec_of("s11"), "general")["publish"].seatings
    assert (seating.missing_unit, seating.unit) == ("", "กลุ่มบริหารงานการเงินและสินทรัพย์")
    assert seating.places[0].people[0].name == story.people["finance.uploader"].get_full_name()


def test_stage__of_the_unit_the_requester_names(story: Story) -> None:
    """LOEI3-R08."""
    (seating,) = drawn(story, spec_of("loei3"), "pr_news")["source_check"].seatings[:1]
    assert seating.asked
    assert not seating.vacant


def test_warning__only_where_nobody_could_act(story: Story) -> None:
    spec = spec_of("s12")
    assert not drawn(story, spec, "web")["decide"].nobody, "a delegate's seat is vacant, the head's is not"
    Appointment.objects.filter(user=story.people["policy.head"]).update(
        ends_on=timezone.localdate() - dt.timedelta(days=1)
    )
    decide = drawn(story, spec, "web")["decide"]
    assert decide.nobody
    assert decide.seatings[0].vacant_units == ["กลุ่มนโยบายและแผน"]
    assert not drawn(story, spec, "web", "finance")["decide"].nobody
    roster = roster_of(story.world.office, timezone.localdate())
    assert "เผยแพร่ตามปกติ – ผู้ตรวจสอบและอนุมัติ: กลุ่มนโยบายและแผน" in list(unfilled(spec, roster))


def test_warning__where_nobody_is_named(story: Story) -> None:
    """procedures.md §7, 12: RYG2's decide."""
    assert drawn(story, spec_of("ryg2"), "publish")["decide"].nobody


def test_returns__lead_back_from_the_last_stage_that_may(story: Story) -> None:
    roster = roster_of(story.world.office, timezone.localdate())
    by_key = {chart.key: chart for chart in charts(spec_of("s12"), roster, None)}
    assert by_key["web"].last_return == 4
    assert [box.number for box in by_key["web"].before if box.returns] == [2, 3, 4]


@pytest.mark.parametrize("name", ["cpn1", "loei3", "ryg2", "s11", "s12"])
def test_every_shipped_procedure__is_drawn(name: str, story: Story) -> None:
    spec = spec_of(name)
    roster = roster_of(story.world.office, timezone.localdate())
    for chart in charts(spec, roster, None):
        boxes = [*chart.before, *chart.after]
        assert [box.stage.key for box in boxes] == [stage.key for stage in spec.tracks[chart.key].every_stage]
        assert all(box.ways and (box.seatings or box.panels or box.nobody) for box in boxes)


def test_roster__costs_the_same_however_large_the_office(story: Story, django_assert_num_queries: Any) -> None:
    today, office = timezone.localdate(), story.world.office
    body = committee(story)
    with django_assert_num_queries(5):
        roster_of(office, today)
    for number in range(20):
        unit = Unit.objects.create(office=office, name=f"กลุ่ม {number}")
        seat = Seat.objects.create(office=office, unit=unit, kind=SeatKind.UNIT_HEAD, title="หัวหน้า")
        appoint(story.people["web"], seat, starts_on=today)
        BodyMember.objects.create(body=body, seat=seat, starts_on=today)
        Body.objects.create(
            office=office, name=f"คณะ {number}", key=f"k{number}", order_number="1", order_date=today, starts_on=today
        )
    with django_assert_num_queries(5):
        roster = roster_of(office, today)
    spec = spec_of("s12").model_dump(mode="json")
    spec["tracks"] |= {f"web{number}": copy.deepcopy(spec["tracks"]["web"]) for number in range(20)}
    with django_assert_num_queries(0):
        assert len(charts(ProcedureDocument.model_validate(spec), roster, roster.units[0])) == 22
