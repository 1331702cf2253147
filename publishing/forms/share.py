"""The form by which a draft is shown to somebody outside."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from publishing.sharing.make import LONGEST_DAYS

_DAYS = (1, 3, 7, 14, LONGEST_DAYS)


class ShareForm(forms.Form):
    """Who reads it, for how long, and what they are asked."""

    recipient = forms.CharField(
        label=_("Who reads it"), max_length=200, help_text=_("Name and position, school or agency.")
    )
    days = forms.TypedChoiceField(label=_("The link works for"), coerce=int, initial=7)
    note = forms.CharField(
        label=_("What the reader is asked to check"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example names, positions, dates and numbers."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        offered = [(days, ngettext("%(count)s day", "%(count)s days", days) % {"count": days}) for days in _DAYS]
        self.fields["days"].choices = offered  # type: ignore[attr-defined]  # of a ChoiceField
