"""Forms for the records of who is who, filled by people with a Thai order in their hand."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from thai.dates import format_date, parse_date


class ThaiDateInput(forms.TextInput):
    """A day as it stands in the order: day/month/year of the Buddhist Era."""

    def __init__(self) -> None:
        super().__init__(attrs={"inputmode": "text", "autocomplete": "off", "placeholder": "31/12/2569"})

    def format_value(self, value: Any) -> str | None:
        """A stored day in the Buddhist Era; what was typed stays as typed."""
        return format_date(value, "numeric") if isinstance(value, dt.date) else super().format_value(value)


class ThaiDateField(forms.DateField):
    """A day typed in the Buddhist Era, in numbers or in words, in either kind of digits.

    A year of the common era is refused rather than guessed: 2026 typed for 2569 would be five centuries off.
    """

    widget = ThaiDateInput
    default_error_messages = {
        "invalid": _("Write day/month/year of the Buddhist Era, e.g. 1/10/2569 or 1 ตุลาคม 2569."),
    }

    def to_python(self, value: Any) -> dt.date | None:
        """The day. Raises ValidationError for anything that is not a day of the Buddhist Era."""
        if value in self.empty_values or isinstance(value, dt.date):
            return value or None
        try:
            return parse_date(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class LastingForm(WagtailAdminModelForm):
    """Days in the Buddhist Era, people by their name and position, only what is still in force to choose from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in list(self.fields.items()):
            if isinstance(field, forms.DateField):
                self.fields[name] = ThaiDateField(label=field.label, required=field.required, help_text=field.help_text)
        if "user" in self.fields:
            self._offer_people(self.fields["user"])

    def _offer_people(self, field: Any) -> None:
        """Active accounts, and whoever is named already."""
        people = field.queryset
        field.queryset = (people.filter(is_active=True) | people.filter(pk=self.instance.user_id)).order_by(
            "first_name", "last_name", "pk"
        )
        field.label_from_instance = person_label


def person_label(user: Any) -> str:
    """Name and position: two people of one name are told apart by it."""
    position = getattr(user, "position", "")
    return f"{user.get_full_name()} – {position}" if position else str(user.get_full_name())
