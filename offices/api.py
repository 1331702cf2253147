"""The one door of offices for the apps above: who is who, and who sits where on a day."""

from offices.access import sync_access
from offices.holders import Holding, holders, holdings_in, holdings_in_seats, holdings_of
from offices.members import Membership, bodies_of, body_named, members_of
from offices.models import Appointment, Body, BodyMember, Capacity, Digits, Level, Office, Seat, SeatKind, Unit
from offices.rosters import Committee, Roster, roster_of

__all__ = [
    "Appointment",
    "Body",
    "BodyMember",
    "Capacity",
    "Committee",
    "Digits",
    "Holding",
    "Level",
    "Membership",
    "Office",
    "Roster",
    "Seat",
    "SeatKind",
    "Unit",
    "bodies_of",
    "body_named",
    "holders",
    "holdings_in",
    "holdings_in_seats",
    "holdings_of",
    "members_of",
    "roster_of",
    "sync_access",
]
