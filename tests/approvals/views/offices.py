"""Other offices and their people, for the screens of procedures."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Page, Site

from config.demo.office import appoint
from offices.access import ADMINISTRATORS_GROUP, sync_access
from offices.api import Office, Seat, SeatKind
from publishing.gate.window import window
from tests.world import Story


def keeper(users: Any, name: str = "keeper") -> Any:
    """An office administrator without any seat."""
    person = users.objects.create_user(username=name, password="x", first_name="ผู้ดูแล", last_name=name)
    person.groups.add(Group.objects.get(name=ADMINISTRATORS_GROUP))
    return person


def other_office(story: Story) -> Office:
    """A second office in the same installation."""
    root = Page.get_first_root_node()
    page = root.add_child(instance=Page(title="อีกแห่ง", slug="other-home", live=False))
    with window("bootstrap", [page.pk]):
        site = Site.objects.create(hostname="other.example", port=80, root_page=page)
    return Office.objects.create(site=site, name="สำนักงานอีกแห่ง", short_name="สพป.อื่น")


def seated(person: Any, office: Office) -> Any:
    """The person, sitting in the office as its director."""
    seat = Seat.objects.create(office=office, kind=SeatKind.DIRECTOR, title=f"ผู้อำนวยการ{office.name}")
    appoint(person, seat)
    sync_access()
    return person
