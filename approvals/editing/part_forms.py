"""The parts of a procedure that are the office's, each as a form: who acts, by when, in whose words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from approvals.procedure_schema import ActorRule, ProcedureDocument, Stage, Vote, Within
from approvals.procedure_schema.words import VALUES
from offices.api import Roster, SeatKind

_MEASURES = [("working_days", _("working days")), ("hours", _("hours"))]


class PartForm(forms.Form):
    """One part: reads the document's part as its initial values, and writes it back only where it was changed."""

    def __init__(self, part: Any, **kwargs: Any) -> None:
        self.part = part
        super().__init__(**kwargs)
        self.initial = {**self.initial, **self.read(part)}

    def read(self, part: Any) -> dict[str, Any]:
        """The part as initial values."""
        raise NotImplementedError

    def write(self, raw: dict[str, Any]) -> None:
        """Put what was changed into the raw document's part."""
        raise NotImplementedError

    def deadline(self, name: str) -> dict[str, int] | None:
        """The time two fields of that name give."""
        number = self.cleaned_data.get(f"{name}_number")
        return {self.cleaned_data[f"{name}_measure"]: number} if number else None


def add_deadline(form: forms.Form, name: str, label: Any, help_text: Any = "") -> None:
    """Two fields: how many, and of what."""
    form.fields[f"{name}_number"] = forms.IntegerField(
        label=label, required=False, min_value=1, max_value=250, help_text=help_text
    )
    form.fields[f"{name}_measure"] = forms.ChoiceField(label=_("counted in"), choices=_MEASURES)


def read_deadline(name: str, within: Within | None) -> dict[str, Any]:
    """The same two fields' initial values."""
    if within is None:
        return {f"{name}_measure": "working_days"}
    measure = "hours" if within.hours is not None else "working_days"
    return {f"{name}_number": getattr(within, measure), f"{name}_measure": measure}


class StageForm(PartForm):
    """Deadline and escalation of a stage; opinion or gate, and the vote, where it is a review."""

    part: Stage

    def __init__(self, part: Stage, **kwargs: Any) -> None:
        super().__init__(part, **kwargs)
        if part.act == "review":
            self.fields["effect"] = forms.ChoiceField(label=_("What an objection does"), choices=_choices("effect"))
        add_deadline(self, "within", _("Deadline"), _("Leave empty for none."))
        add_deadline(self, "after", _("Tell the superior when overdue by"), _("Leave empty to tell nobody."))
        self.fields["to"] = forms.MultipleChoiceField(
            label=_("Superior told"), choices=SeatKind.choices, required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["to_scope"] = forms.ChoiceField(label=_("Superior of"), choices=_choices("scope")[:2])
        self.fields["may_act"] = forms.BooleanField(label=_("The superior may do the step"), required=False)
        if any(rule.body for rule in part.actors) or part.act == "review":
            rules = [("", _("as the committee’s order says")), *_choices("rule")]
            self.fields["rule"] = forms.ChoiceField(label=_("How the committee decides"), choices=rules, required=False)
            self.fields["k"] = forms.IntegerField(label=_("Number of votes"), required=False, min_value=1)

    def read(self, part: Stage) -> dict[str, Any]:
        """As the procedure has it."""
        escalation = part.escalation
        first = escalation.to[0] if escalation else None
        return {
            "effect": str(part.effect),
            **read_deadline("within", part.within),
            **read_deadline("after", escalation.after if escalation else None),
            "to": first.seats if first else [],
            "to_scope": first.scope if first and first.scope in {"own_unit", "office"} else "office",
            "may_act": bool(escalation and escalation.may_act),
            "rule": part.vote.rule if part.vote else "",
            "k": part.vote.k if part.vote else None,
        }

    def clean(self) -> dict[str, Any]:
        """Escalation needs a deadline and somebody to tell; a set number of votes needs the number."""
        cleaned = dict(super().clean() or {})
        if cleaned.get("after_number"):
            if not cleaned.get("within_number"):
                self.add_error("within_number", _("Give the deadline after whose passing the superior is told."))
            if not cleaned.get("to"):
                self.add_error("to", _("Choose who is told."))
        if (cleaned.get("rule") == "k_of_n") != bool(cleaned.get("k")):
            self.add_error("k", _("Give a number of votes with “a set number”, and with no other rule."))
        return cleaned

    def write(self, raw: dict[str, Any]) -> None:
        """What was changed."""
        if self.has_changed_in("effect"):
            raw["effect"] = self.cleaned_data["effect"]
        if self.has_changed_in("within_number", "within_measure"):
            _put(raw, "within", self.deadline("within"))
        if self.has_changed_in("after_number", "after_measure", "to", "to_scope", "may_act"):
            _put(raw, "escalation", self._escalation(raw.get("escalation") or {}))
        if self.has_changed_in("rule", "k"):
            rule = self.cleaned_data["rule"]
            _put(raw, "vote", Vote(rule=rule, k=self.cleaned_data["k"]).model_dump(exclude_none=True) if rule else None)

    def has_changed_in(self, *names: str) -> bool:
        """Whether one of these fields says something new."""
        return any(name in self.changed_data for name in names)

    def _escalation(self, raw: dict[str, Any]) -> dict[str, Any] | None:
        after = self.deadline("after")
        if after is None:
            return None
        told = raw.get("to", [])
        if self.has_changed_in("to", "to_scope"):
            told = [{"seats": self.cleaned_data["to"], "scope": self.cleaned_data["to_scope"]}, *told[1:]]
        return {"after": after, "to": told, "may_act": self.cleaned_data["may_act"]}


class ActorForm(PartForm):
    """One rule of who acts. Seats or a committee; both left empty takes the rule away."""

    def __init__(self, part: ActorRule | None, *, spec: ProcedureDocument, roster: Roster, **kwargs: Any) -> None:
        self.units = [(unit.key, unit.name) for unit in roster.units if unit.key]
        self.bodies = [(key, committee.body.name) for key, committee in roster.committees.items()]
        self.asked = [(field.key, field.label) for field in spec.memo if field.kind == "unit"]
        self.when = spec.in_words(part.when) if part else ""
        super().__init__(part, **kwargs)
        none: list[tuple[str, Any]] = [("", _("none"))]
        scopes = _choices("scope") if self.asked else _choices("scope")[:3]
        self.fields["seats"] = forms.MultipleChoiceField(
            label=_("Seats (any of them)"),
            choices=SeatKind.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["scope"] = forms.ChoiceField(label=_("Seats of"), choices=scopes)
        units = _with_current(self.units, part.unit if part else "")
        self.fields["unit"] = forms.ChoiceField(
            label=_("Which unit"), choices=none + units, required=False,
            help_text=_("Only for “the unit named”. A unit is offered here once it has its key in procedures."),
        )  # fmt: skip
        if self.asked:
            self.fields["field"] = forms.ChoiceField(
                label=_("Which question of the form"), choices=none + self.asked, required=False
            )
        bodies = _with_current(self.bodies, part.body if part else "")
        self.fields["body"] = forms.ChoiceField(label=_("or a committee"), choices=none + bodies, required=False)

    def read(self, part: ActorRule | None) -> dict[str, Any]:
        """As the procedure has it; an empty rule to fill."""
        return (part or ActorRule.model_construct()).model_dump(include={"seats", "scope", "unit", "field", "body"})

    def clean(self) -> dict[str, Any]:
        """What the procedure’s own rules of a rule say."""
        cleaned = dict(super().clean() or {})
        if not self.errors and self.is_named(cleaned):
            try:
                ActorRule.model_validate(self._said(cleaned))
            except ValidationError as error:
                for detail in error.errors():
                    self.add_error(None, str(detail.get("ctx", {}).get("error", detail["msg"])))
        return cleaned

    @staticmethod
    def is_named(cleaned: dict[str, Any]) -> bool:
        """Whether the rule names anybody."""
        return bool(cleaned.get("seats") or cleaned.get("body"))

    def rule(self) -> dict[str, Any] | None:
        """The rule as the document says it; None when it names nobody."""
        return self._said(self.cleaned_data) if self.is_named(self.cleaned_data) else None

    def _said(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        said: dict[str, Any] = {"body": cleaned["body"]} if cleaned.get("body") else {}
        if cleaned.get("seats"):
            said |= {"seats": cleaned["seats"], "scope": cleaned["scope"]}
            said |= {name: cleaned[name] for name in ("unit", "field") if cleaned.get(name)}
        if self.part is not None and self.part.when:
            said["when"] = self.part.when
        return said


class WordsForm(PartForm):
    """Words of the office: fields of text under their headings."""

    def __init__(self, part: Any, *, texts: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(part, **kwargs)
        for name, (label, required, rows) in texts.items():
            widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput
            self.fields[name] = forms.CharField(label=label, required=required, widget=widget)

    def read(self, part: Any) -> dict[str, Any]:
        """As the procedure has it."""
        return {name: value for name, value in part.model_dump().items() if isinstance(value, str)}

    def write(self, raw: dict[str, Any]) -> None:
        """What was changed; a signed sentence changed is a new version of it."""
        for name in self.changed_data:
            raw[name] = self.cleaned_data[name]
        if self.changed_data and "version" in raw:
            raw["version"] += 1


class UrgencyForm(PartForm):
    """What may never be published first, and how soon the approval is owed."""

    def __init__(self, part: Any, *, spec: ProcedureDocument, **kwargs: Any) -> None:
        super().__init__(part, **kwargs)
        self.fields["excluded"] = forms.MultipleChoiceField(
            label=_("Never published before approval"), choices=spec.information_types(), required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip
        add_deadline(self, "makeup", _("Approval owed within"))
        self.fields["makeup_number"].required = True

    def read(self, part: Any) -> dict[str, Any]:
        """As the procedure has it."""
        return {"excluded": part.excluded, **read_deadline("makeup", part.makeup)}

    def write(self, raw: dict[str, Any]) -> None:
        """What was changed."""
        if "excluded" in self.changed_data:
            raw["excluded"] = self.cleaned_data["excluded"]
        if {"makeup_number", "makeup_measure"} & set(self.changed_data):
            raw["makeup"] = self.deadline("makeup")


def _choices(heading: str) -> list[tuple[str, str]]:
    return list(VALUES[heading].items())


def _with_current(choices: list[tuple[str, str]], current: str) -> list[tuple[str, str]]:
    """The choices, and what stands there now even if the office has no such thing yet."""
    known = {key for key, _label in choices}
    return [*choices, (current, current)] if current and current not in known else choices


def _put(raw: dict[str, Any], heading: str, value: Any) -> None:
    if value is None:
        raw.pop(heading, None)
    else:
        raw[heading] = value
