"""The invented office under the procedure of one of the five: the seats, units and committees that one needs."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from approvals.api import SHIPPED, Procedure, load_procedure, read_procedure
from config.demo.office import World, appoint
from offices.api import Body, BodyMember, Seat, SeatKind, Unit, sync_access

CODES = ("cpn1", "s11", "loei3", "s12", "ryg2")
COMMITTEE = "screening_committee"
MEMBERS = ("deputy", "admin.head", "policy.head", "finance.head", "promotion.head", "supervision.head")
"""S11's screening committee in the invented office: the deputy in the chair."""

_ICT = "กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร"
_BEFORE = dt.timedelta(days=30)


def adopt(world: World, code: str, change: Callable[[dict[str, Any]], None] | None = None) -> Procedure:
    """Appoint whom the procedure needs and put it in force, `change`d if wanted.

    RYG2 as published names no decider: unless `change` names one it is kept without being used.
    """
    _APPOINT[code](world)
    sync_access()
    document = read_procedure(SHIPPED / f"{code}.yaml")
    if change is not None:
        change(document)
    return load_procedure(world.office, document, activate=code != "ryg2" or change is not None)


def seat(world: World, who: str, kind: SeatKind, unit: Unit | None = None, title: str = "") -> Seat:
    """A seat more for somebody who is there already."""
    made = Seat.objects.create(office=world.office, unit=unit, kind=kind, title=title or str(kind.label))
    appoint(world.people[who], made)
    return made


def committee(world: World, members: tuple[str, ...] = MEMBERS, **fields: Any) -> Body:
    """A committee of these people's seats, the first in the chair."""
    first = timezone.localdate() - _BEFORE
    values = {"name": "คณะกรรมการพิจารณาข้อมูลเผยแพร่ต่อสาธารณะ", "key": COMMITTEE} | fields
    body = Body.objects.create(
        office=world.office, order_number="คำสั่งที่ 62/2569", order_date=first, starts_on=first, **values
    )
    for place, who in enumerate(members):
        part = BodyMember.Part.CHAIR if place == 0 else BodyMember.Part.MEMBER
        BodyMember.objects.create(body=body, seat=world.seats[who], part=part, starts_on=first)
    return body


def _cpn1(world: World) -> None:
    for key, unit in world.units.items():
        title = f"เจ้าหน้าที่ผู้ดูแลระบบเว็บไซต์ประจำ{unit.name}"
        seat(world, f"{key}.uploader", SeatKind.UNIT_WEB_OFFICER, unit, title)


def _s11(world: World) -> None:
    ict = Unit.objects.create(office=world.office, key="ict", name=_ICT, position=len(world.units))
    seat(world, "web", SeatKind.UPLOADER, ict, f"เจ้าหน้าที่คอมพิวเตอร์ {_ICT}")
    for key, unit in world.units.items():
        seat(world, f"{key}.uploader", SeatKind.CLERICAL_OFFICER, unit, f"เจ้าหน้าที่ธุรการ {unit.name}")
    committee(world)


def _loei3(world: World) -> None:
    seat(world, "admin.provider", SeatKind.PR_OFFICER, world.units["admin"], "นักประชาสัมพันธ์")


def _ryg2(world: World) -> None:
    for key, unit in world.units.items():
        seat(world, f"{key}.uploader", SeatKind.PR_OFFICER, unit, f"เจ้าหน้าที่ผู้รับมอบหมายงานเผยแพร่ {unit.name}")


def _s12(world: World) -> None:
    """The invented office runs S12 anyway."""


_APPOINT = {"cpn1": _cpn1, "s11": _s11, "loei3": _loei3, "s12": _s12, "ryg2": _ryg2}
