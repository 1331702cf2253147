"""One version of a procedure, drawn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from approvals.flow import charts
from approvals.particulars import particulars
from approvals.procedure_schema import activation_faults
from approvals.views.admission import ProcedureScreen
from approvals.views.procedure_list import versions_of
from offices.api import Roster, Unit, holdings_of, roster_of


class ProcedureView(ProcedureScreen):
    """The drawn flow of each track, with whoever holds each seat today."""

    def get(self, request: HttpRequest, procedure_id: int) -> HttpResponse:
        """The drawing, for a request of one unit."""
        spec, today = self.procedure.spec, timezone.localdate()
        roster = roster_of(self.office, today)
        unit = _unit_shown(request, roster)
        context = {
            "procedure": versions_of(self.office).get(pk=self.procedure.pk),
            "office": self.office,
            "spec": spec,
            "charts": charts(spec, roster, unit),
            "particulars": particulars(spec),
            "units": roster.units,
            "unit": unit,
            "today": today,
            "faults": activation_faults(spec),
            "managed": self.managed,
        }
        return TemplateResponse(request, "approvals/admin/procedures/drawing.html", context)


def _unit_shown(request: HttpRequest, roster: Roster) -> Unit | None:
    """The unit asked for; otherwise the person's own, otherwise the office's first."""
    user: Any = request.user
    asked = request.GET.get("unit", "")
    own = {holding.unit_id for holding in holdings_of(user, timezone.localdate())} if not asked else set()
    fitting = [unit for unit in roster.units if str(unit.pk) == asked or unit.pk in own]
    return next(iter([*fitting, *roster.units]), None)
