"""Words for `manage.py shell`: the people of the one unit, as an administrator enters them on screen."""

import datetime as dt

from django.contrib.auth import get_user_model
from django.utils import timezone

from offices.api import Appointment, Seat, SeatKind, Unit, sync_access

unit = Unit.objects.get()
first = timezone.localdate() - dt.timedelta(days=30)
seats = {"head": SeatKind.UNIT_HEAD, "provider": SeatKind.INFO_PROVIDER, "uploader": SeatKind.UPLOADER}
for name, kind in seats.items():
    user = get_user_model().objects.create_user(name, password="of-an-invented-person", first_name=name)
    seat = Seat.objects.create(office=unit.office, unit=unit, kind=kind, title=name)
    Appointment.objects.create(user=user, seat=seat, order_number="คำสั่งที่ 1", order_date=first, starts_on=first)
sync_access()
print(f"section={unit.section_page_id}")
