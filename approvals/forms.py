"""The forms behind the outcomes, in the editor's dialog and on the review screen alike."""

from django import forms
from django.utils.translation import gettext_lazy as _

from approvals.procedure_schema import REASONED, Outcome


class OutcomeForm(forms.Form):
    """A comment, optional."""

    comment = forms.CharField(label=_("Comment"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(forms.Form):
    """A reason, required: it is stored even where the office's printed form has no line for it."""

    comment = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give the reason.")},
    )


class PublishForm(OutcomeForm):
    """The uploader's stamp: a remark, if any (S12-F1, หมายเหตุ)."""

    comment = forms.CharField(required=False, widget=forms.HiddenInput)
    remark = forms.CharField(label=_("Remark (if any)"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


def form_for_outcome(outcome: str) -> type[forms.Form]:
    """The form a person fills to give the outcome."""
    if outcome in REASONED:
        return ReasonForm
    return PublishForm if outcome == Outcome.PUBLISH else OutcomeForm
