"""The page editor's form: the page's own fields and the office's request memo in one (not a second system)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from approvals.api import MemoField, Procedure, ProcedureDocument, in_force

PREFIX = "memo_"
_BLANK = ("", "—")


class GatedPageForm(WagtailAdminPageForm):
    """Asks what the office's own form asks, in its words, and keeps the answers in `page.memo`.

    Nothing of the memo is required to save a draft; what is missing is listed by the status panel and refused at
    submission.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.procedure = self._procedure()
        self.memo_names: list[str] = []
        if self.procedure is not None:
            self._add_memo_fields(self.procedure.spec)
            self._offer_information_types(self.procedure.spec)

    def clean(self) -> dict[str, Any]:
        """Gather the memo's answers into the page."""
        cleaned: dict[str, Any] = super().clean()
        answers = {name.removeprefix(PREFIX): str(cleaned.get(name) or "").strip() for name in self.memo_names}
        if answers:
            self.instance.memo = {key: value for key, value in answers.items() if value}
        return cleaned

    def _procedure(self) -> Procedure | None:
        unit = getattr(self.instance, "unit", None) or _unit_of(self.parent_page)
        return in_force(unit.office) if unit is not None else None

    def _add_memo_fields(self, spec: ProcedureDocument) -> None:
        tracks = [(key, track.label) for key, track in spec.tracks.items()]
        help_text = " · ".join(f"{track.label}: {track.help}" for track in spec.tracks.values() if track.help)
        self._add("track", forms.ChoiceField(label=_("Track"), choices=[_BLANK, *tracks], help_text=help_text))
        for field in spec.memo:
            self._add(field.key, _form_field(field))
        if self.instance.live:
            self._add("correction_reason", forms.CharField(label=_("What is corrected, and why"), widget=_area()))
        if spec.urgency is not None:
            for condition in spec.urgency.conditions:
                label = _("Urgent lane – reason for: %(condition)s") % {"condition": condition.label}
                self._add(f"urgent_{condition.key}", forms.CharField(label=label, widget=_area()))

    def _add(self, key: str, field: forms.Field) -> None:
        name = PREFIX + key
        field.required = False
        field.initial = (self.instance.memo or {}).get(key, "")
        self.fields[name] = field
        self.initial[name] = field.initial
        self.memo_names.append(name)

    def _offer_information_types(self, spec: ProcedureDocument) -> None:
        """The office's categories as groups, the canonical kinds as choices."""
        if "information_type" not in self.fields:
            return
        groups = [(category.label, [(o.key, o.label) for o in category.canonical]) for category in spec.categories]
        kept = self.fields["information_type"]
        self.fields["information_type"] = forms.ChoiceField(
            label=kept.label, help_text=kept.help_text, required=False, choices=[_BLANK, *groups]
        )


def _unit_of(parent: Any) -> Any:
    specific = getattr(parent, "specific", None)
    return getattr(specific, "unit", None)


def _area() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})


def _form_field(field: MemoField) -> forms.Field:
    if field.kind == "choice":
        choices = [_BLANK, *((option.key, option.label) for option in field.options)]
        return forms.ChoiceField(label=field.label, choices=choices, help_text=field.help)
    widget = forms.Textarea(attrs={"rows": 3}) if field.kind == "long_text" else forms.TextInput()
    return forms.CharField(label=field.label, widget=widget, help_text=field.help, max_length=2000)
