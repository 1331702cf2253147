"""Changing the office's parts of a procedure, and putting a kept version in force."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.actions.edit_procedure import EditProcedureAction
from approvals.actions.put_in_force import CannotActivateError, put_in_force
from approvals.actions.read_procedure import InvalidProcedureError
from approvals.editing.procedure_form import ProcedureForm
from approvals.flow import unfilled
from approvals.issues import Refused
from approvals.models import Procedure, in_force
from approvals.procedure_schema import activation_faults
from approvals.procedure_schema.differences import differences
from approvals.views.admission import ProcedureScreen
from approvals.views.procedure_list import versions_of
from offices.api import roster_of


class NoteForm(forms.Form):
    """What was changed and why; `seen` is the newest version known when the screen was opened."""

    note = forms.CharField(
        label=gettext_lazy("What was changed, and why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Name the order or the meeting that decided it. It stays with the version for ever."),
        error_messages={"required": gettext_lazy("Write what was changed, and why.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class EditView(ProcedureScreen):
    """The office's parts of one version as a form; saving keeps a new version."""

    for_administrators = True

    def get(self, request: HttpRequest, procedure_id: int) -> HttpResponse:
        """The parts as they are."""
        newest = Procedure.objects.filter(office=self.office).order_by("-version").values_list("version", flat=True)[0]
        return self._show(request, self._form(), NoteForm(initial={"seen": newest}))

    def post(self, request: HttpRequest, procedure_id: int) -> HttpResponse:
        """The new version's confirm screen, or the form with what must be mended."""
        form, note = self._form(request.POST), NoteForm(request.POST)
        if all([form.is_valid(), note.is_valid()]):
            action = EditProcedureAction(self.procedure, form.document(), user=request.user, **note.cleaned_data)
            try:
                kept = action.execute()
            except Refused as refusal:
                for issue in refusal.issues:
                    note.add_error(None, issue.message)
            except InvalidProcedureError as error:
                note.add_error(None, str(error).splitlines())
            else:
                messages.success(request, _("Kept as version %(version)s.") % {"version": kept.version})
                return redirect("approvals:confirm", kept.pk)
        return self._show(request, form, note, status=422)

    def _form(self, data: Any = None) -> ProcedureForm:
        return ProcedureForm(self.procedure, roster_of(self.office, timezone.localdate()), data)

    def _show(self, request: HttpRequest, form: ProcedureForm, note: NoteForm, status: int = 200) -> HttpResponse:
        context = {"procedure": self.procedure, "office": self.office, "form": form, "note": note}
        context["invalid"] = status != 200
        return TemplateResponse(request, "approvals/admin/procedures/edit.html", context, status=status)


class ConfirmView(ProcedureScreen):
    """A kept version beside the one in force: what changes, what stands against it, and the button."""

    for_administrators = True

    def get(self, request: HttpRequest, procedure_id: int) -> HttpResponse:
        """The comparison."""
        return self._show(request)

    def post(self, request: HttpRequest, procedure_id: int) -> HttpResponse:
        """Put in force, or the reasons why not."""
        try:
            put_in_force(self.procedure, user=request.user)
        except CannotActivateError:
            return self._show(request, status=422)
        words = {"procedure": self.procedure.key, "version": self.procedure.version}
        messages.success(request, _("%(procedure)s version %(version)s is in force.") % words)
        return redirect("approvals:procedure", self.procedure.pk)

    def _show(self, request: HttpRequest, status: int = 200) -> HttpResponse:
        current = in_force(self.office)
        spec = self.procedure.spec
        roster = roster_of(self.office, timezone.localdate())
        context = {
            "procedure": versions_of(self.office).get(pk=self.procedure.pk),
            "current": versions_of(self.office).get(pk=current.pk) if current else None,
            "office": self.office,
            "differences": differences(current.spec, spec) if current else [],
            "faults": activation_faults(spec),
            "unfilled": list(unfilled(spec, roster)),
        }
        return TemplateResponse(request, "approvals/admin/procedures/confirm.html", context, status=status)
