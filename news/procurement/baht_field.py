"""Amounts of money in baht: exact to the satang, and the same text in every revision and seal."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from thai.digits import to_arabic

SATANG = Decimal("0.01")
_DIGITS = 15


def format_baht(amount: Decimal | None) -> str:
    """Write an amount as "1,250,000.00"; nothing for no amount."""
    return "" if amount is None else f"{amount:,.2f}"


class BahtFormField(forms.DecimalField):
    """An amount as people type it: with or without commas, in either kind of digits."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """The amount, or None. Raises ValidationError."""
        if isinstance(value, str):
            value = to_arabic(value).replace(",", "").replace("฿", "").removesuffix("บาท").strip()
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """A stored amount with commas; what was typed stays as typed."""
        return format_baht(value) if isinstance(value, Decimal) else value

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        """A number's keyboard on a phone."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "autocomplete": "off"}


class BahtField(models.DecimalField):  # type: ignore[type-arg]  # the class takes no arguments when it runs
    """An amount in baht, two decimals, never negative; in revisions and seals it is a text, nothing is null.

    A Decimal says 1000 and 1000.00 of the same money, and JSON has no decimals: either would break a seal (ADR 0019).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"max_digits": _DIGITS, "decimal_places": 2, "null": True, "blank": True}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Only what differs from every other amount."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_digits", "decimal_places", "null", "blank"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def to_python(self, value: Any) -> Decimal | None:
        """The amount to the satang. Raises ValidationError."""
        if value is None or value == "":
            return None
        amount = super().to_python(value)
        try:
            return None if amount is None else amount.quantize(SATANG, ROUND_HALF_UP)
        except InvalidOperation as error:
            raise ValidationError(_("This is no amount of money."), code="invalid") from error

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        """The amount as text: what goes into the database, into a revision and into a seal."""
        amount = self.to_python(getattr(model_instance, self.attname))
        return None if amount is None else str(amount)

    def value_to_string(self, obj: models.Model) -> str:
        """As `pre_save`; empty for no amount."""
        return self.pre_save(obj, add=False) or ""

    def formfield(self, **kwargs: Any) -> Any:
        """A field that reads commas."""
        return super().formfield(**{"form_class": BahtFormField, "min_value": 0, **kwargs})
