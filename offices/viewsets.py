"""The records of who is who in Wagtail's admin: added, changed, ended; never deleted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from offices import listing, panels
from offices.models import Appointment, Body, BodyMember, Office, Seat, Unit
from offices.permissions import policy_for


class RefuseDeletionView(generic.DeleteView):
    """Says that nothing is deleted here, whoever asks and however."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Back to the row, with the sentence. Raises PermissionDenied for those who may not even change it."""
        if not self.user_has_permission("change"):
            raise PermissionDenied
        messages.error(request, gettext("Nothing is deleted here, only ended: give the last day in force and save."))
        return redirect(self.edit_url_name, self.object.pk)


class LastingViewSet(ModelViewSet):
    """What all records of who is who have in common."""

    delete_view_class = RefuseDeletionView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50

    @property
    def permission_policy(self) -> Any:
        """Without deletion."""
        return policy_for(self.model)

    def get_edit_handler(self) -> Any:
        """The fields, in our order, on our form."""
        return self.edit_handler.bind_to_model(self.model)


class AppointmentViewSet(LastingViewSet):
    """คำสั่งแต่งตั้ง: who sits where, by which order, from when to when."""

    model = Appointment
    icon = "clipboard-list"
    edit_handler = panels.APPOINTMENT
    index_view_class = listing.AppointmentIndexView
    filterset_class = listing.AppointmentFilterSet
    ordering = ["-starts_on", "-pk"]
    search_fields = [*listing.people_search_fields("user"), "seat__title", "order_number"]


class SeatViewSet(LastingViewSet):
    """ตำแหน่งหน้าที่: the seats, and who holds them today."""

    model = Seat
    icon = "user"
    edit_handler = panels.SEAT
    index_view_class = listing.SeatIndexView
    filterset_class = listing.SeatFilterSet
    search_fields = ["title", "unit__name"]
    list_display = [
        "title",
        "kind",
        Column(
            "unit", label=_("Unit"), accessor=lambda seat: seat.unit or seat.office.short_name, sort_key="unit__name"
        ),
        Column("holders", label=_("Held today by"), accessor=listing.holders_in_words),
    ]


class UnitViewSet(LastingViewSet):
    """กลุ่ม/หน่วย."""

    model = Unit
    icon = "group"
    edit_handler = panels.UNIT
    list_filter = ["office"]
    search_fields = ["name"]
    list_display = [
        "name",
        Column("office", label=_("Office"), accessor="office.short_name"),
        Column("section_page", label=_("Section page")),
        "telephone",
        listing.day_column("ends_on", _("Last day in force")),
    ]


class OfficeViewSet(LastingViewSet):
    """สำนักงาน."""

    model = Office
    icon = "home"
    edit_handler = panels.OFFICE
    list_filter = ["level"]
    search_fields = ["name", "short_name"]
    list_display = ["name", "short_name", "level", listing.day_column("ends_on", _("Last day in force"))]


class BodyViewSet(LastingViewSet):
    """คณะกรรมการ."""

    model = Body
    icon = "group"
    edit_handler = panels.BODY
    index_view_class = listing.BodyIndexView
    list_filter = ["office", "rule"]
    search_fields = ["name", "order_number"]
    list_display = [
        "name",
        "rule",
        Column("size", label=_("Members")),
        Column("order", label=_("Order of appointment"), accessor=listing.order_in_words, sort_key="order_date"),
        listing.period_column(),
    ]


class BodyMemberViewSet(LastingViewSet):
    """กรรมการ."""

    model = BodyMember
    icon = "user"
    edit_handler = panels.BODY_MEMBER
    list_filter = ["body", "part"]
    search_fields = ["body__name", "seat__title", *listing.people_search_fields("user")]
    list_display = [
        "__str__",
        Column("body", label=_("Committee"), sort_key="body__name"),
        "part",
        listing.period_column(),
    ]


class OfficesViewSetGroup(ViewSetGroup):
    """สำนักงานและบุคคล."""

    menu_label = _("Offices and people")
    menu_icon = "group"
    menu_order = 300
    items = (
        AppointmentViewSet("appointment", url_prefix="offices/appointment"),
        SeatViewSet("seat", url_prefix="offices/seat"),
        UnitViewSet("unit", url_prefix="offices/unit"),
        BodyViewSet("body", url_prefix="offices/body"),
        BodyMemberViewSet("bodymember", url_prefix="offices/member"),
        OfficeViewSet("office", url_prefix="offices/office"),
    )
