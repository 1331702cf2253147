"""The memo's questions that are answered once for a whole list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from approvals.api import MemoField, in_force
from offices.api import Office
from publishing.forms.memo import as_kept, form_field


class SheetForm(forms.Form):
    """The office's own questions, none of them required: what stays open keeps an item out, with the reason."""

    prefix = "memo"

    def __init__(self, office: Office, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        procedure = in_force(office)
        self.asked: list[MemoField] = list(procedure.spec.memo) if procedure else []
        if procedure is not None:
            tracks = [(key, track.label) for key, track in procedure.spec.tracks.items() if not track.urgent]
            label = _("Track (left open: the one for its kind)")
            self.fields["track"] = forms.ChoiceField(label=label, choices=[("", "—"), *tracks], required=False)
        for field in self.asked:
            self.fields[field.key] = form_field(field, office)

    def memo(self) -> dict[str, str]:
        """The answers given, as a memo keeps them."""
        answers = {name: as_kept(value) for name, value in self.cleaned_data.items()}
        return {name: value for name, value in answers.items() if value}

    def known(self) -> dict[str, str] | None:
        """The answers of a sheet that was sent; None of a fresh one."""
        return self.memo() if self.is_bound and self.is_valid() else None
