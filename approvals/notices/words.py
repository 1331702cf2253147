"""The sentences of the notices: what a person is told, and the headings of a day's summary."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from approvals.models.notice import NoticeKind

SUBJECTS: dict[NoticeKind, Any] = {
    NoticeKind.YOUR_TURN: _("Waits for you"),
    NoticeKind.VOTE: _("Waits for your vote"),
    NoticeKind.OWED: _("Owed after publication"),
    NoticeKind.REMINDER: _("Due soon"),
    NoticeKind.OVERDUE: _("Overdue"),
    NoticeKind.ESCALATED: _("Overdue, told to the superior"),
    NoticeKind.RETURNED: _("Returned for changes"),
    NoticeKind.CAME_BACK: _("Returned after you let it on"),
    NoticeKind.REFUSED: _("Refused"),
    NoticeKind.RECALLED: _("Recalled"),
    NoticeKind.CONCLUDED: _("The committee has concluded"),
    NoticeKind.PUBLISHED: _("Went online"),
    NoticeKind.APPROVED_LATE: _("Approved after publication"),
    NoticeKind.FAULT: _("Fault reported on the live page"),
}
"""How the subject line begins."""

SENTENCES: dict[str, Any] = {
    NoticeKind.YOUR_TURN: _("This item waits for you. Whoever holds the seat with you may do it as well."),
    NoticeKind.VOTE: _("This item waits for your vote as a member of the committee."),
    NoticeKind.OWED: _("This item is public, and you owe the step named below."),
    NoticeKind.REMINDER: _("This item still waits for you and will soon be due."),
    NoticeKind.OVERDUE: _("This item waits for you and is overdue."),
    NoticeKind.ESCALATED: _("This item is overdue. As the superior you may now do the step yourself."),
    "escalated_told": _(
        "This item is overdue with those it waits for. You are told as their superior; the step remains theirs."
    ),
    NoticeKind.RETURNED: _("Your item was returned. Change it and submit it again; it keeps its number."),
    NoticeKind.CAME_BACK: _(
        "An item you let on was returned to whoever wrote it. When it is submitted again, it comes to you again."
    ),
    NoticeKind.REFUSED: _("Your item was refused. The request has ended."),
    NoticeKind.RECALLED: _("An item that waited for you was recalled. You need do nothing."),
    NoticeKind.CONCLUDED: _("The committee consented to your item. It goes on to the next step."),
    NoticeKind.PUBLISHED: _("Your item is online."),
    "published_later": _("Your item is permitted and goes online by itself on %(on)s."),
    NoticeKind.APPROVED_LATE: _("Your urgent item has now been approved. It stays online."),
    NoticeKind.FAULT: _("A fault was reported on the live page. Correct it or withdraw it."),
}
"""What the mail says, in one sentence."""

GROUPS: tuple[tuple[Any, frozenset[NoticeKind]], ...] = (
    (_("Overdue"), frozenset({NoticeKind.OVERDUE, NoticeKind.ESCALATED})),
    (_("Due soon"), frozenset({NoticeKind.REMINDER})),
    (_("Came back"), frozenset({NoticeKind.RETURNED, NoticeKind.FAULT, NoticeKind.REFUSED})),
    (_("Wait for you"), frozenset({NoticeKind.YOUR_TURN, NoticeKind.VOTE, NoticeKind.OWED})),
    (
        _("For your information"),
        frozenset(
            {
                NoticeKind.CAME_BACK,
                NoticeKind.RECALLED,
                NoticeKind.CONCLUDED,
                NoticeKind.PUBLISHED,
                NoticeKind.APPROVED_LATE,
            }
        ),
    ),
)
"""The headings of the summary, the most urgent first."""
