"""The 13-digit number of a supplier: a company's is public, a person's citizen id is shown to nobody (PDPA)."""

import re
from typing import Any

from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from stdnum.th.pin import calc_check_digit
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from thai.digits import to_arabic
from thai.personal_data.national_id import LENGTH, is_persons

_NOT_DIGITS = re.compile(r"\D")


class SupplierKind(models.TextChoices):
    """What a supplier is before the law."""

    JURISTIC = "juristic", _("Juristic person (company, partnership, shop that is registered as one)")
    NATURAL = "natural", _("Natural person (sole trader)")


def plain_digits(text: str) -> str:
    """The digits of a number however it was typed, in either kind of digits."""
    return _NOT_DIGITS.sub("", to_arabic(text))


def public_tax_id(number: str, kind: str) -> str:
    """What anybody outside the editor is shown: whole only when it can be nobody's citizen id.

    Whoever forgot to say that the supplier is a person, or called a person a company, still shows no citizen id.
    """
    digits = plain_digits(number)
    if not digits:
        return ""
    if kind == SupplierKind.JURISTIC and len(digits) == LENGTH and digits[0] == "0" and not is_persons(digits):
        return digits
    return f"{digits[0]}-{digits[1:5]}-xxxxx-xx-{digits[-1]}" if len(digits) == LENGTH else "x" * len(digits)


def has_right_check_digit(number: str) -> bool:
    """Whether a 13-digit number ends in the digit its others call for (the same rule for persons and companies)."""
    digits = plain_digits(number)
    return len(digits) == LENGTH and digits[-1] == calc_check_digit(digits)


class TaxIdField(models.CharField):  # type: ignore[type-arg]  # the class takes no arguments when it runs
    """A 13-digit number, kept as plain digits. Never show it: show `public_tax_id`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 20
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        """Plain digits."""
        return plain_digits(value) if isinstance(value, str) else super().to_python(value)


class TaxIdComparison(FieldComparison):
    """A change of the number in the comparison of two versions: both masked, whoever looks."""

    def htmldiff(self) -> SafeString:
        """Both numbers masked."""
        old, new = (public_tax_id(value or "", "") for value in (self.val_a, self.val_b))
        html: SafeString = TextDiff([("deletion", old), ("addition", new)]).to_html()
        return html


register_comparison_class(TaxIdField, comparison_class=TaxIdComparison)
