"""The sentences for refusals about evidence of indicators."""

from django.utils.translation import gettext_lazy as _

from approvals.api import register_messages

register_messages(
    {
        "evidence_not_chosen": _("Choose at least one item."),
        "evidence_not_public": _("“%(title)s” is not public, so it is no evidence."),
        "evidence_not_yours": _("Your seat does not name items of this unit as evidence: “%(title)s”."),
        "indicator_unknown": _("This indicator is not in the list any more."),
        "indicator_replaced": _("The list has been replaced by a newer version: name the evidence there."),
        "evidence_ended": _("This evidence has been ended already."),
    }
)
