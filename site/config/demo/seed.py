"""Fill the demo: the office, its items on every stage, what the registers of people show, and one administrator."""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from approvals.api import Request
from config.demo.content import read_items
from config.demo.evidence import name_evidence
from config.demo.office import PASSWORD, World, appoint, build_office, existing_world, is_built
from config.demo.story import tell
from offices.api import Capacity, sync_access
from thai.fiscal import bounds, fiscal_year

ADMINISTRATOR = "admin"


def is_seeded() -> bool:
    """Whether the story has been told in this database."""
    return Request.objects.exists()


@transaction.atomic
def seed(*, port: int = 8000, password: str = PASSWORD, now: dt.datetime | None = None) -> World | None:
    """Build the office when there is none, then tell its story. None when both are there already.

    All or nothing: a run that is cut off leaves an empty database.
    """
    if is_seeded():
        return None
    moment = now or timezone.now()
    world = existing_world() if is_built() else build_office(port=port, password=password)
    _acting_director(world, timezone.localdate(moment))
    _administrator(password)
    threads = tell(world, read_items(timezone.localdate(moment)), now=moment)
    name_evidence(world, threads, now=moment)
    return world


def _acting_director(world: World, today: dt.date) -> None:
    """The deputy acts for the director on days to come; and did a unit head's duties in the last fiscal year."""
    start = today + dt.timedelta(days=14)
    deputy = world.people["deputy"]
    appoint(
        deputy,
        world.seats["director"],
        capacity=Capacity.ACTING_FOR,
        starts_on=start,
        ends_on=start + dt.timedelta(days=4),
    )
    first, _last = bounds(fiscal_year(today) - 1)
    ended = first + dt.timedelta(days=181)
    appoint(deputy, world.seats["admin.head"], capacity=Capacity.ACTING_DUTY, starts_on=first, ends_on=ended)
    sync_access(today)


def _administrator(password: str) -> Any:
    """A technical account: it holds no seat, so it approves nothing."""
    users: Any = get_user_model()
    return users.objects.create_superuser(
        username=ADMINISTRATOR,
        password=password,
        email=f"{ADMINISTRATOR}@sathit.example",
        name_prefix="",
        first_name="ผู้ดูแลระบบ",
        last_name="สาธิต",
        position="ผู้ดูแลระบบ (ไม่มีอำนาจอนุมัติ)",
    )
