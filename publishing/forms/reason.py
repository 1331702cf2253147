"""The form of a verb that needs a reason."""

from typing import Any

from django import forms


class ReasonForm(forms.Form):
    """A reason the public or the record will show."""

    def __init__(self, *args: Any, label: str, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(
            label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
        )
