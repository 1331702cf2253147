"""Models of who is who."""

from offices.models.body import Body, BodyMember, DecisionRule
from offices.models.lasting import LastingModel, LastingQuerySet, NothingIsDeletedError
from offices.models.office import Digits, Level, Office, Unit
from offices.models.seat import Appointment, Capacity, Seat, SeatKind

__all__ = [
    "Appointment",
    "Body",
    "BodyMember",
    "Capacity",
    "DecisionRule",
    "Digits",
    "LastingModel",
    "LastingQuerySet",
    "Level",
    "NothingIsDeletedError",
    "Office",
    "Seat",
    "SeatKind",
    "Unit",
]
