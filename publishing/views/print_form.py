"""A request on its office's printed form, as a PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views import View

from approvals.api import print_request
from publishing.views.access import request_for


class PrintFormView(View):
    """GET streams the PDF to the people of the request's office."""

    def get(self, request: HttpRequest, request_id: int, form_id: str) -> HttpResponse:
        """The form, in the version the request began under. Raises Http404, PermissionDenied."""
        found = request_for(request, request_id)
        form = found.procedure.spec.forms.get(form_id)
        if form is None:
            raise Http404
        response = HttpResponse(print_request(found, form_id, form), content_type="application/pdf")
        # RFC 6266: a browser saves the file under its Thai name.
        name = f"{found.reference} {form.title}.pdf".replace("/", "-")
        response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or "inline"
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response
