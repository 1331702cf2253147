"""The sentences for the refusals of approvals."""

from django.utils.translation import gettext_lazy as _

from approvals.issues import register_messages

register_messages(
    {
        "stage_not_open": _(
            "This step has already been decided or recalled. Open the item again to see where it stands."
        ),
        "not_your_turn": _("It is not your turn: this step belongs to %(seats)s."),
        "separation_of_duties": _("You took part in “%(stage)s” of this item, so somebody else must do this step."),
        "outcome_not_allowed": _("“%(outcome)s” is not a possible outcome of this step."),
        "reason_required": _("Give the reason."),
        "edited_after_submission": _(
            "The item was changed after it was submitted. It must be recalled and submitted again."
        ),
        "nothing_submitted": _("Nothing has been submitted for this item: use “Check and submit”."),
        "not_requester": _("Only the person who submitted the item may recall it."),
        "already_submitted": _("This item is already on its way: recall it before you submit it again."),
        "no_procedure": _("The office has no procedure in force yet."),
        "unknown_track": _("The procedure has no track “%(track)s”."),
        "nobody_holds_seat": _("Nobody holds a seat that may do the step “%(stage)s” today, apart from you."),
        "not_a_provider": _("Only an information provider of this unit may submit its items."),
        "already_voted": _("Your vote as a member of the committee has been given already."),
        "escalation_not_due": _("This step is not overdue long enough to go to the superior."),
        "not_office_administrator": _("Only this office’s administrators may change its procedure."),
        "note_required": _("Write what was changed, and why."),
        "nothing_changed": _("Nothing was changed."),
        "not_the_offices_part": _("This part of the procedure is changed in its file, not on this screen."),
        "newer_version": _(
            "Version %(version)s was saved in the meantime. Look at it first, then make the change again from there."
        ),
        "obligation_settled": _("This obligation has already been settled."),
    }
)
