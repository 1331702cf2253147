"""The form of an office's rules for publishing."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from publishing.actions.change_policy import PolicyChange
from publishing.files.formats import EXPECTED
from publishing.findings.collect import DETECTORS
from publishing.findings.finding import Detector, Severity
from publishing.findings.proofreading.politeness import read_words
from publishing.models import PublishingPolicy

WEIGHT = "weight-"
"""What the name of a detector's field begins with."""
GROUPS = {
    "personal_data": _("Personal data"),
    "proofreading": _("Proofreading"),
    "files": _("Files"),
    "pictures": pgettext_lazy("group of findings", "Pictures"),
}
"""The kinds of findings as headings."""

_LONGEST_WORD = 60
_MOST_WORDS = 500
_PLAIN = ("document_megabytes", "picture_megabytes", "consent_days", "lease_warning_days")
_LARGEST = {"document_megabytes": 500, "picture_megabytes": 100, "consent_days": 30, "lease_warning_days": 365}


class PolicyForm(forms.Form):
    """Everything an office may decide; each finding keeps a weight, for none can be switched off."""

    def __init__(self, policy: PublishingPolicy, data: Any = None) -> None:
        self.policy = policy
        super().__init__(data, initial=_initial(policy))
        for name, accepted in (("document_formats", EXPECTED["document"]), ("picture_formats", EXPECTED["image"])):
            self.fields[name] = forms.MultipleChoiceField(
                label=_label(name),
                choices=[(extension, extension.upper()) for extension in accepted],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": _("Accept at least one format.")},
            )
        for name in _PLAIN:
            self.fields[name] = forms.IntegerField(
                label=_label(name), help_text=_field(name).help_text, min_value=1, max_value=_LARGEST[name]
            )
        self.fields["impolite_words"] = forms.CharField(
            label=_label("impolite_words"),
            help_text=_field("impolite_words").help_text,
            widget=forms.Textarea(attrs={"rows": 8}),
            required=False,
        )
        for detector in DETECTORS.values():
            self.fields[WEIGHT + detector.key] = forms.ChoiceField(
                label=detector.label, help_text=detector.advice, choices=_weights(detector)
            )

    def clean_impolite_words(self) -> str:
        """One word a line, each with something before its “=”."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["impolite_words"].splitlines()]
        words = [line for line in lines if line]
        for number, line in enumerate(lines, 1):
            word = line.partition("=")[0].strip()
            if line and not word:
                self.add_error(
                    "impolite_words", gettext("Line %(number)s has no word before “=”.") % {"number": number}
                )
            elif len(word) > _LONGEST_WORD:
                message = gettext("The word in line %(number)s is longer than %(count)s letters.")
                self.add_error("impolite_words", message % {"number": number, "count": _LONGEST_WORD})
        if len(words) > _MOST_WORDS:
            self.add_error("impolite_words", gettext("At most %(count)s words.") % {"count": _MOST_WORDS})
        return "\n".join(words)

    def clean(self) -> dict[str, Any]:
        """No weight for something the system does not look for."""
        unknown = [name for name in self.data if name.startswith(WEIGHT) and name not in self.fields]
        if unknown:
            names = ", ".join(name.removeprefix(WEIGHT) for name in unknown)
            self.add_error(None, gettext("There is no such finding: %(names)s.") % {"names": names})
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        """The policy's fields of a valid form; a weight that is the default is not stored, and follows it."""
        stored = {name: self.cleaned_data[name] for name in (*_PLAIN, "impolite_words")}
        formats = {name: self.cleaned_data[name] for name in ("document_formats", "picture_formats")}
        chosen = {key: self.cleaned_data[WEIGHT + key] for key in DETECTORS}
        severities = {key: weight for key, weight in chosen.items() if weight != DETECTORS[key].severity}
        return {**stored, **formats, "severities": severities}

    def changes(self) -> list[PolicyChange]:
        """What a valid form changes, for people to read."""
        return [
            PolicyChange(str(field.label), old, new)
            for name, field in self.fields.items()
            if (old := _in_words(field, self.initial[name])) != (new := _in_words(field, self.cleaned_data[name]))
        ]

    def weights(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The selects by kind of finding: heading, fields."""
        for group, detectors in groupby(DETECTORS.values(), key=lambda detector: detector.group):
            yield str(GROUPS[group]), [self[WEIGHT + detector.key] for detector in detectors]


def _field(name: str) -> Any:
    return PublishingPolicy._meta.get_field(name)


def _label(name: str) -> str:
    return capfirst(str(_field(name).verbose_name))


def _initial(policy: PublishingPolicy) -> dict[str, Any]:
    names = (*_PLAIN, "impolite_words", "document_formats", "picture_formats")
    weights = {WEIGHT + key: str(policy.severities.get(key, detector.severity)) for key, detector in DETECTORS.items()}
    return {name: getattr(policy, name) for name in names} | weights


def _weights(detector: Detector) -> list[tuple[str, str]]:
    """The three weights, the system's own named as such."""
    default = gettext("%(weight)s (as the system proposes)")
    return [
        (value, default % {"weight": label} if value == detector.severity else str(label))
        for value, label in Severity.choices
    ]


def _in_words(field: forms.Field, value: Any) -> str:
    """A value as the log tells it."""
    if isinstance(field, forms.MultipleChoiceField):
        return ", ".join(sorted(value))
    if isinstance(field, forms.ChoiceField):
        return str(Severity(value).label)
    if isinstance(value, str):
        return ", ".join(f"{word} = {better}" if better else word for word, better in read_words(value).items())
    return str(value)
