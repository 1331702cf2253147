"""The form of a dated permission."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from offices.forms import ThaiDateField
from publishing.models import Access, Lease


class LeaseForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker only
    """May or may not be used, on which channel, from when to when, by what agreement."""

    starts_on = ThaiDateField(label=_("first day"))
    ends_on = ThaiDateField(label=_("last day"), required=False, help_text=_("Empty: no end is agreed."))
    channel = forms.ChoiceField(label=_("channel"), required=False)

    class Meta:
        model = Lease
        fields = ["access", "channel", "starts_on", "ends_on", "terms"]
        widgets = {"access": forms.RadioSelect}

    def __init__(self, *args: Any, channels: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", str(_("Every channel")))]
        self.fields["channel"].choices = every + channels  # type: ignore[attr-defined]
        self.fields["access"].choices = Access.choices  # type: ignore[attr-defined]
