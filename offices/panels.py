"""The fields of the records of who is who, in the order an order of appointment names them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList

from offices.forms import LastingForm

_ENDING = MultiFieldPanel(
    [
        FieldPanel(
            "ends_on", help_text=_("Leave empty while in force. Nothing is deleted: it is ended by its last day.")
        )
    ],
    heading=_("Ending"),
)


def form_of(*panels: Any) -> ObjectList:
    """The panels with the ending last, on the form that reads Thai dates."""
    return ObjectList([*panels, _ENDING], base_form_class=LastingForm)


def _fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


_ORDER = MultiFieldPanel(_fields("order_number", "order_date", "starts_on"), heading=_("Order of appointment"))

OFFICE = form_of(
    MultiFieldPanel(_fields("name", "short_name", "level", "predecessor"), heading=_("Office")),
    MultiFieldPanel(_fields("memo_prefix", "digits"), heading=_("Memos")),
    MultiFieldPanel(_fields("address", "telephone", "email"), heading=_("Contact")),
    FieldPanel("site"),
)
UNIT = form_of(
    *_fields("office", "name", "telephone", "position", "key"),
    MultiFieldPanel(
        [
            FieldPanel("section_page", help_text=_("The unit's people may draft here, and nowhere else.")),
            FieldPanel("collection", help_text=_("The unit's people keep their pictures and files here.")),
        ],
        heading=_("Place on the website"),
    ),
)
SEAT = form_of(
    FieldPanel("office"),
    FieldPanel("unit", help_text=_("Leave empty for a seat of the office as a whole.")),
    FieldPanel("kind"),
    FieldPanel("title", help_text=_("Signatures show it exactly so.")),
)
APPOINTMENT = form_of(*_fields("user", "seat", "capacity"), _ORDER)
BODY = form_of(*_fields("office", "name", "key", "rule", "quorum"), _ORDER)
BODY_MEMBER = form_of(
    FieldPanel("body"),
    FieldPanel("seat", help_text=_("Whoever holds the seat is the member. For a member by name choose the person.")),
    *_fields("user", "part", "starts_on"),
)
