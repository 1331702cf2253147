"""The page editor's form: the page's own fields and the office's request memo in one (not a second system)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from approvals.api import Procedure, ProcedureDocument, in_force, procedure_for
from publishing.forms.memo import BLANK, as_kept, as_shown, form_field

PREFIX = "memo_"


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
            self._add_memo_fields(self.procedure)
            self._offer_information_types(self.procedure.spec)

    def clean(self) -> dict[str, Any]:
        """Gather the memo's answers into the page, and the display period the memo asks for."""
        from publishing.memo import period_of

        cleaned: dict[str, Any] = super().clean()
        answers = {name.removeprefix(PREFIX): as_kept(cleaned.get(name)) for name in self.memo_names}
        if answers:
            self.instance.memo = {key: value for key, value in answers.items() if value}
        if self.procedure is not None and self.procedure.spec.duration is not None:
            starts, ends = period_of(self.procedure.spec, self.instance.memo) or (None, None)
            cleaned["go_live_at"] = starts if starts is not None and starts > timezone.now() else None
            cleaned["expire_at"] = ends
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """As Wagtail; then fill in what the system knows by now (files and pages can be counted)."""
        from publishing.memo import prefilled

        page = super().save(commit=commit)
        if self.procedure is None or not self.memo_names:
            return page
        memo = prefilled(self.procedure.spec, page)
        if memo != page.memo:
            page.memo = memo
            if commit and not page.live:
                page.save(update_fields=["memo"])
        return page

    def _procedure(self) -> Procedure | None:
        unit = getattr(self.instance, "unit", None) or _unit_of(self.parent_page)
        if unit is None:
            return None
        if self.instance.pk is None or not isinstance(self.instance.memo, dict):
            return in_force(unit.office)
        return procedure_for(self.instance, unit.office, str(self.instance.memo.get("track", "")))

    def _add_memo_fields(self, procedure: Procedure) -> None:
        from publishing.memo import said_by_the_item

        spec = procedure.spec
        tracks = [(key, track.label) for key, track in spec.tracks.items()]
        help_text = " · ".join(f"{track.label}: {track.help}" for track in spec.tracks.values() if track.help)
        self._add("track", forms.ChoiceField(label=_("Track"), choices=[BLANK, *tracks], help_text=help_text))
        said = said_by_the_item(spec, self.instance)
        for field in spec.memo:
            kept = said.get(field.key) or str((self.instance.memo or {}).get(field.key, ""))
            self._add(field.key, form_field(field, procedure.office), as_shown(field, kept))
            if field.key in said:
                self.fields[PREFIX + field.key].disabled = True
                self.fields[PREFIX + field.key].help_text = _("As the item itself says it, on the tab “Content”.")
        if self.instance.live:
            self._add("correction_reason", forms.CharField(label=_("What is corrected, and why"), widget=_area()))
        if spec.urgency is not None:
            for condition in spec.urgency.conditions:
                label = _("Urgent lane – reason for: %(condition)s") % {"condition": condition.label}
                self._add(f"urgent_{condition.key}", forms.CharField(label=label, widget=_area()))

    def _add(self, key: str, field: forms.Field, shown: Any = None) -> None:
        name = PREFIX + key
        field.required = False
        field.initial = (self.instance.memo or {}).get(key, "") if shown is None else shown
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
            label=kept.label, help_text=kept.help_text, required=False, choices=[BLANK, *groups]
        )


def _unit_of(parent: Any) -> Any:
    specific = getattr(parent, "specific", None)
    return getattr(specific, "unit", None)


def _area() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})
