"""The invented office: units, seats, people, procedure, and the frame of its website."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, Site

from approvals.api import SHIPPED, load_procedure, read_procedure
from home.models import HomePage
from news.models import ItemIndexPage, ManualIndexPage, NewsIndexPage, SectionPage
from offices.api import Appointment, Capacity, Digits, Level, Office, Seat, SeatKind, Unit, sync_access
from publishing.api import PublishFrameAction, set_up_site
from thai.dates import TIMEZONE, buddhist_year
from thai.fiscal import bounds, fiscal_year

OFFICE_NAME = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสาธิต"
SHORT_NAME = "สพม.สาธิต"
PASSWORD = "prakat-demo"  # noqa: S105  (of invented people, printed by serve_demo; refused outside demo mode)

UNITS = {
    "admin": "กลุ่มอำนวยการ",
    "policy": "กลุ่มนโยบายและแผน",
    "finance": "กลุ่มบริหารงานการเงินและสินทรัพย์",
    "promotion": "กลุ่มส่งเสริมการจัดการศึกษา",
    "supervision": "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา",
}

_SLUGS = {"admin": "administration"}
"""Where a unit's key would be an address that is taken: /admin/ is Wagtail's."""

# (prefix, first name, surname, civil-service position). The surnames say that these people are invented.
_PEOPLE = {
    "director": ("นาย", "ธีรภัทร", "ตัวอย่างดี", "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"),
    "deputy": ("นาง", "กัลยารัตน์", "สมมุติวงศ์", "รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"),
    "web": ("นาย", "ปริญญา", "สาธิตกุล", "นักวิชาการคอมพิวเตอร์ชำนาญการ"),
    "admin.head": ("นางสาว", "วราภรณ์", "ตัวอย่างงาม", "นักจัดการงานทั่วไปชำนาญการพิเศษ"),
    "admin.provider": ("นางสาว", "ชนากานต์", "สมมุติสุข", "นักประชาสัมพันธ์ปฏิบัติการ"),
    "admin.uploader": ("นาย", "ณัฐวุฒิ", "สาธิตพงศ์", "เจ้าพนักงานธุรการชำนาญงาน"),
    "policy.head": ("นาย", "ศุภชัย", "ตัวอย่างธรรม", "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ"),
    "policy.provider": ("นางสาว", "อรวรรณ", "สมมุติชัย", "นักวิเคราะห์นโยบายและแผนปฏิบัติการ"),
    "policy.uploader": ("นาย", "ภาณุพงศ์", "สาธิตเดช", "เจ้าพนักงานธุรการปฏิบัติงาน"),
    "finance.head": ("นาง", "รัชนี", "ตัวอย่างทรัพย์", "นักวิชาการเงินและบัญชีชำนาญการพิเศษ"),
    "finance.provider": ("นางสาว", "สุทธิดา", "สมมุติพร", "นักวิชาการพัสดุปฏิบัติการ"),
    "finance.uploader": ("นาย", "กิตติศักดิ์", "สาธิตวัฒน์", "เจ้าพนักงานพัสดุปฏิบัติงาน"),
    "promotion.head": ("นาย", "อนุชา", "ตัวอย่างศิลป์", "นักวิชาการศึกษาชำนาญการพิเศษ"),
    "promotion.provider": ("นาง", "พิมพ์ชนก", "สมมุติศรี", "นักวิชาการศึกษาปฏิบัติการ"),
    "promotion.uploader": ("นางสาว", "เบญจวรรณ", "สาธิตรัตน์", "เจ้าพนักงานธุรการปฏิบัติงาน"),
    "supervision.head": ("นาง", "นงลักษณ์", "ตัวอย่างวิทย์", "ศึกษานิเทศก์ชำนาญการพิเศษ"),
    "supervision.provider": ("นาย", "วีระยุทธ", "สมมุติการ", "ศึกษานิเทศก์ชำนาญการ"),
    "supervision.uploader": ("นางสาว", "จิราพร", "สาธิตนุช", "เจ้าพนักงานธุรการปฏิบัติงาน"),
}

_OFFICE_SEATS = {
    "director": (SeatKind.DIRECTOR, "ผู้อำนวยการ" + OFFICE_NAME),
    "deputy": (SeatKind.DEPUTY_DIRECTOR, "รองผู้อำนวยการ" + OFFICE_NAME),
    "web": (SeatKind.UPLOADER, "ผู้รับผิดชอบการนำข้อมูลขึ้นเว็บไซต์สำนักงาน"),
}
_UNIT_SEATS = {
    "head": (SeatKind.UNIT_HEAD, "ผู้อำนวยการ{unit}"),
    "provider": (SeatKind.INFO_PROVIDER, "ผู้รับผิดชอบในการให้ข้อมูล {unit}"),
    "uploader": (SeatKind.UPLOADER, "ผู้รับผิดชอบการนำข้อมูลขึ้นเว็บไซต์ {unit}"),
}


_LISTS = (
    ("announcement", "ประกาศ", "announcements", "ประกาศรับสมัคร ทุนการศึกษา และประกาศอื่น พร้อมกำหนดวันและผลการประกาศ"),
    ("procurement", "จัดซื้อจัดจ้าง", "procurement", "แผน ประกาศเชิญชวน ผู้ชนะ และสัญญา ทุกเรื่องของสำนักงาน"),
    ("procurement_report", "รายงานการจัดซื้อจัดจ้าง", "procurement-reports", "สรุปผลรายเดือน (สขร.1) และรายงานตามงวด"),
    ("information", "ข้อมูลสาธารณะ", "information", "กฎ ระเบียบ นโยบาย แผน รายงานผล สถิติ และข้อมูลพื้นฐานของสำนักงาน"),
    ("directory", "ผู้บริหาร", "executives", "ทำเนียบผู้บริหารและช่องทางติดต่อ"),
    ("faq", "คำถามที่พบบ่อย", "faq", "คำตอบของเรื่องที่ประชาชน ครู และผู้ปกครองถามบ่อย"),
    ("banner", "แบนเนอร์", "banners", "แบนเนอร์ที่แสดงบนหน้าแรก"),
    ("", "ทุกเรื่อง", "all", "ข้อมูลข่าวสารทุกประเภทของสำนักงาน แยกตามหมวดข้อมูล"),
)
"""The lists besides news and manuals: kind of page, title, address, introduction."""


@dataclass
class World:
    """The office with handles on what stories are made of."""

    office: Office
    home: Any
    units: dict[str, Unit] = field(default_factory=dict)
    sections: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)


@transaction.atomic
def build_office(*, hostname: str = "127.0.0.1", port: int = 8000, password: str = PASSWORD) -> World:
    """Build the office from an empty database and put its frame online by the recorded set-up act."""
    home = HomePage(
        title=SHORT_NAME,
        slug="home",
        intro="ข่าวสาร ประกาศ และคู่มือของสำนักงาน ทุกเรื่องผ่านการตรวจสอบและอนุมัติก่อนเผยแพร่ ตรวจสอบย้อนหลังได้",
    )
    site = set_up_site(home, hostname=hostname, port=port, site_name=OFFICE_NAME)
    office = Office.objects.create(
        site=site,
        name=OFFICE_NAME,
        short_name=SHORT_NAME,
        level=Level.SECONDARY,
        memo_prefix="ศธ ๐๔๙๙๙/",
        digits=Digits.THAI,
        address="99 หมู่ 9 ตำบลสาธิต อำเภอเมืองสาธิต จังหวัดสาธิต 99000",
        telephone="0 2000 0000",
        email="contact@sathit.example",
    )
    world = World(office=office, home=home)
    _units(world)
    _people(world, password)
    load_procedure(office, read_procedure(SHIPPED / "s12.yaml"))
    _frame(world)
    sync_access()
    return world


def _units(world: World) -> None:
    for position, (key, name) in enumerate(UNITS.items()):
        world.units[key] = Unit.objects.create(
            office=world.office, key=key, name=name, position=position, telephone=f"0 2000 00{position + 1}0"
        )


def _people(world: World, password: str) -> None:
    users: Any = get_user_model()
    hashed = make_password(password)  # once: hashing is slow on purpose
    for key, (prefix, first, last, position) in _PEOPLE.items():
        world.people[key] = users.objects.create(
            username=key, password=hashed, name_prefix=prefix, first_name=first, last_name=last, position=position,
            email=f"{key}@sathit.example",
        )  # fmt: skip
        unit_key, _dot, part = key.partition(".")
        unit = world.units[unit_key] if part else None
        kind, title = _UNIT_SEATS[part] if part else _OFFICE_SEATS[key]
        seat = Seat.objects.create(
            office=world.office, unit=unit, kind=kind, title=title.format(unit=unit.name if unit else "")
        )
        world.seats[key] = seat
        appoint(world.people[key], seat)


def appoint(
    user: Any,
    seat: Seat,
    *,
    capacity: str = Capacity.OWN,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Appointment:
    """Appoint a person to a seat by an (invented) order, from the day its story begins unless told otherwise."""
    first = starts_on or first_day()
    order_date = min(first, timezone.localdate())
    return Appointment.objects.create(
        user=user,
        seat=seat,
        capacity=capacity,
        order_number=f"คำสั่งที่ {100 + Appointment.objects.count()}/{buddhist_year(order_date)}",
        order_date=order_date,
        starts_on=first,
        ends_on=ends_on,
    )


def first_day() -> dt.date:
    """The first day of the fiscal year before this one: the office's story spans two."""
    return bounds(fiscal_year(timezone.localdate()) - 1)[0]


def _frame(world: World) -> None:
    """Home, sections and lists, each put online by the set-up act."""
    frame = [world.home]
    root = Collection.get_first_root_node()
    for key, unit in world.units.items():
        section = SectionPage(
            title=unit.name, slug=_SLUGS.get(key, key), unit=unit, intro=f"ข่าวสาร เอกสาร และคู่มือของ{unit.name}"
        )
        world.home.add_child(instance=section)
        unit.section_page, unit.collection = section, root.add_child(instance=Collection(name=unit.name))
        unit.save()
        root.refresh_from_db()
        world.sections[key] = section
        frame.append(section)
    lists = [ItemIndexPage(kind=kind, title=title, slug=slug, intro=intro) for kind, title, slug, intro in _LISTS]
    for page in (
        NewsIndexPage(title="ข่าวและกิจกรรม", slug="news", intro="ข่าวประชาสัมพันธ์และภาพกิจกรรมทั้งหมดของสำนักงาน"),
        ManualIndexPage(title="คู่มือ", slug="manuals", intro="คู่มือการปฏิบัติงานและคู่มือสำหรับประชาชน"),
        *lists,
    ):
        world.home.add_child(instance=page)
        frame.append(page)
    opened = dt.datetime.combine(first_day(), dt.time(8, 30), tzinfo=TIMEZONE)
    for page in frame:
        page.unit = page.unit or world.units["admin"]
        page.save()
        page.save_revision()
        PublishFrameAction(page, now=opened).execute()


def existing_world() -> World:
    """The world of a database it was built in before."""
    users: Any = get_user_model()
    office = Office.objects.select_related("site__root_page").get(short_name=SHORT_NAME)
    by_name = {name: key for key, name in UNITS.items()}
    units = {by_name[unit.name]: unit for unit in Unit.objects.filter(office=office)}
    seats = {
        appointment.user.username: appointment.seat
        for appointment in Appointment.objects.select_related("user", "seat").order_by("-pk")
    }
    return World(
        office=office,
        home=office.site.root_page.specific,
        units=units,
        sections={key: unit.section_page.specific for key, unit in units.items() if unit.section_page},
        people={user.username: user for user in users.objects.filter(username__in=_PEOPLE)},
        seats=seats,
    )


def is_built() -> bool:
    """Whether the demo office is in this database."""
    return Office.objects.filter(short_name=SHORT_NAME).exists() and Site.objects.exists()
