"""Sentences of Django's and Wagtail's forms that their Thai catalogues lack and that whoever mistypes meets.

As in `wagtail_words`: named here for `makemessages` to find. Nothing imports this module.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = (
    _("The page could not be saved due to validation errors"),
    _("The page could not be created due to validation errors"),
    _("The expiry date/time must be in the future"),
    _("This slug is already in use"),
    _("Null characters are not allowed."),
    _("The document could not be created due to errors."),
    _("The document could not be saved due to errors."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
        "max",
    ),
)
