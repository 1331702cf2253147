"""The memo's questions as form fields, and answers as they are kept: always text."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from approvals.api import MemoField
from offices.api import Office, Unit
from offices.forms import ThaiDateField, ThaiDateInput
from thai.dates import TIMEZONE, format_date, in_bangkok, parse_date, read_moment
from thai.digits import to_arabic

BLANK = ("", "—")
_MOMENT = re.compile(r"^(?P<day>.+?)[\s,]+(?:เวลา\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s*น\.?)?$")


class ThaiDateTimeInput(ThaiDateInput):
    """A moment as the office writes it: day/month/year of the Buddhist Era and the time."""

    def __init__(self) -> None:
        super().__init__()
        self.attrs["placeholder"] = "31/12/2569 14:30"

    def format_value(self, value: Any) -> str | None:
        """A stored moment in the Buddhist Era; what was typed stays as typed."""
        if isinstance(value, dt.datetime):
            # Django hands a field's initial moment over without its zone, in the current one, which is the office's.
            value = value if value.tzinfo else value.replace(tzinfo=TIMEZONE)
            return f"{format_date(value, 'numeric')} {in_bangkok(value):%H:%M}"
        return super().format_value(value)


class ThaiDateTimeField(forms.DateTimeField):
    """A moment typed in the Buddhist Era and Bangkok time."""

    widget = ThaiDateTimeInput
    default_error_messages = {
        "invalid": _("Write the day in the Buddhist Era and the time, e.g. 1/10/2569 14:30."),
    }

    def to_python(self, value: Any) -> dt.datetime | None:
        """The moment. Raises ValidationError."""
        if value in self.empty_values or isinstance(value, dt.datetime):
            return value or None
        match = _MOMENT.match(to_arabic(str(value)).strip())
        try:
            if match is None:
                raise ValueError(value)
            clock = dt.time(int(match["hour"]), int(match["minute"]))
            return dt.datetime.combine(parse_date(match["day"]), clock, tzinfo=TIMEZONE)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class NumberField(forms.CharField):
    """A count or a year, in either kind of digits; kept in Arabic ones."""

    def clean(self, value: Any) -> str:
        """The digits. Raises ValidationError."""
        digits = to_arabic(str(super().clean(value) or "")).strip()
        if digits and not digits.isdecimal():
            raise ValidationError(_("Write a number."), code="invalid")
        return digits


def form_field(field: MemoField, office: Office) -> forms.Field:
    """The question as a form field; nothing is required to save a draft."""
    asked: dict[str, Any] = {"label": field.label, "help_text": field.help, "required": False}
    if field.kind == "choice":
        return forms.ChoiceField(choices=[BLANK, *_options(field)], **asked)
    if field.kind == "choices":
        return forms.MultipleChoiceField(choices=_options(field), widget=forms.CheckboxSelectMultiple, **asked)
    if field.kind == "unit":
        units = [(str(unit.pk), unit.name) for unit in Unit.objects.filter(office=office, ends_on=None)]
        return forms.ChoiceField(choices=[BLANK, *units], **asked)
    if field.kind == "date":
        return ThaiDateField(**asked)
    if field.kind == "datetime":
        return ThaiDateTimeField(**asked)
    if field.kind == "number":
        return NumberField(max_length=10, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **asked)
    return forms.CharField(widget=_widget(field), max_length=2000, **asked)


def as_kept(value: Any) -> str:
    """The cleaned answer as text: several keys joined by a comma, days and moments as ISO."""
    if isinstance(value, list):
        return ",".join(value)
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value or "").strip()


def as_shown(field: MemoField, kept: str) -> Any:
    """The kept text as the form field's initial value; what cannot be read is shown as it is."""
    try:
        if field.kind == "choices":
            return [key for key in kept.split(",") if key]
        if field.kind == "date" and kept:
            return dt.date.fromisoformat(kept)
        if field.kind == "datetime" and kept:
            return read_moment(kept)
    except ValueError:
        return kept
    return kept


def _options(field: MemoField) -> list[tuple[str, str]]:
    return [(option.key, option.label) for option in field.options]


def _widget(field: MemoField) -> forms.Widget:
    if field.kind == "long_text":
        return forms.Textarea(attrs={"rows": 3})
    return forms.TextInput(attrs={"inputmode": "tel"} if field.kind == "telephone" else {})
