"""The form by which another program is subscribed to an office's publications."""

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.models import PublicationEvent


class WebhookForm(forms.Form):
    """Who is told, where, of what."""

    name = forms.CharField(label=_("Who is told"), max_length=200, help_text=_("The agency and its system."))
    url = forms.CharField(
        label=_("Address that is told"),
        max_length=500,
        help_text=_("Begins with https://. Addresses inside the office's own network are refused."),
    )
    events = forms.MultipleChoiceField(
        label=_("What is told"),
        choices=PublicationEvent.choices,
        initial=PublicationEvent.values,
        widget=forms.CheckboxSelectMultiple,
    )
