"""The office's versions of its procedure: which is in force, who loaded each, and how many requests run on it."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views import View
from wagtail.models import TaskState

from approvals.editing.access import offices_read_by
from approvals.models import Procedure, Request
from approvals.views.admission import OfficeScreen


class OfficesView(View):
    """The offices whose procedures the person may read; with one office, its versions at once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list, or the way to the only one."""
        offices = offices_read_by(request.user)
        keys = list(offices.values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            return redirect("approvals:versions", keys[0])
        in_force = Procedure.objects.filter(office=OuterRef("pk"), in_force=True)
        offices = offices.annotate(key=Subquery(in_force.values("key")), version=Subquery(in_force.values("version")))
        return TemplateResponse(request, "approvals/admin/procedures/offices.html", {"offices": offices})


class VersionsView(OfficeScreen):
    """The versions of one office, the newest first."""

    def get(self, request: HttpRequest, office_id: int) -> HttpResponse:
        """The list."""
        context = {"office": self.office, "versions": versions_of(self.office), "managed": self.managed}
        return TemplateResponse(request, "approvals/admin/procedures/versions.html", context)


def versions_of(office: Any) -> Any:
    """The office's versions with `requests` begun under each and `running` steps still open (one query)."""
    begun = Request.objects.filter(procedure=OuterRef("pk")).order_by().values("procedure")
    open_steps = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__stagetask__procedure=OuterRef("pk")
    ).order_by()
    return (
        Procedure.objects.filter(office=office)
        .select_related("loaded_by")
        .defer("document")
        .annotate(
            requests=_number(begun.annotate(number=Count("pk"))),
            running=_number(open_steps.values("task__stagetask__procedure").annotate(number=Count("pk"))),
        )
        .order_by("-version")
    )


def _number(counted: Any) -> Coalesce:
    return Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), Value(0))
