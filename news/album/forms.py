"""What is asked of a whole lot of pictures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.models import PublishingImage


class LotForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker only
    """Answers that hold for every picture of the lot; none is needed to save a draft."""

    class Meta:
        model = PublishingImage
        fields = ["source", "credit", "rights", "rights_note", "people", "alt_kind", "description"]
        labels = {"description": _("What the pictures show, for those without words of their own")}
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    def answers(self) -> dict[str, str]:
        """The answers that were given; call when valid."""
        return {name: str(value) for name, value in self.cleaned_data.items() if value}
