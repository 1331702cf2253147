"""What is asked of one picture of an item."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.models import PublishingImage


class PictureForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker only
    """Description, people, rights. A picture that is public is shown and not changed."""

    chosen = forms.BooleanField(label=_("The chosen consents cover this picture"), required=False)

    class Meta:
        model = PublishingImage
        fields = [
            "alt_kind", "description", "people", "source", "credit", "rights", "rights_note", "licence", "source_url",
            "section_7",
        ]  # fmt: skip
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, is_live: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_change = not is_live
        for field in self.fields.values():
            field.disabled = is_live
        self.fields["chosen"].disabled = False

    @property
    def is_chosen(self) -> bool:
        """Whether the consents chosen on the screen are to cover this picture."""
        return bool(self.data.get(self.add_prefix("chosen")))
