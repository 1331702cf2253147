"""Who is let in to an office's procedures: its people read them, its administrators change them."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views import View

from approvals.editing.access import may_manage, may_read
from approvals.models import Procedure
from offices.api import Office


class OfficeScreen(View):
    """A screen about one office's procedures."""

    for_administrators = False
    office: Office
    managed: bool

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The screen, or the sentence that it is not this person's (403)."""
        self.office = self.office_of(**kwargs)
        self.managed = may_manage(request.user, self.office)
        allowed = self.managed if self.for_administrators else may_read(request.user, self.office)
        if not allowed:
            return TemplateResponse(request, "approvals/admin/procedures/refused.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    def office_of(self, **kwargs: Any) -> Office:
        """The office the address is about. Raises Http404."""
        return get_object_or_404(Office, pk=kwargs["office_id"])


class ProcedureScreen(OfficeScreen):
    """A screen about one version of a procedure."""

    procedure: Procedure

    def office_of(self, **kwargs: Any) -> Office:
        """The office of the version. Raises Http404."""
        versions = Procedure.objects.select_related("office", "loaded_by")
        self.procedure = get_object_or_404(versions, pk=kwargs["procedure_id"])
        return self.procedure.office
