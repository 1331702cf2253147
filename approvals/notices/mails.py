"""A notice, or a day's notices, as a mail in the office's words: text and simple HTML.

Says what is asked, by when, why, and where to open it; never the content of the draft, and of people only the
recipient's own name and the position of whoever decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from approvals.models import Decision, Notice
from approvals.models.notice import ASKING, NoticeKind
from approvals.notices.words import GROUPS, SENTENCES, SUBJECTS
from approvals.procedure_schema import Stage
from approvals.seams import request_address
from thai.dates import format_date
from thai.text import shorten

READ_WITH = (
    "recipient",
    "decision__submission",
    "submission__revision",
    "submission__request__procedure",
    "submission__request__office",
    "submission__request__unit",
)
"""What notices are read with, so that putting them in words asks nothing more of each."""

_TITLE_IN_SUBJECT = 70
"""Characters of the title a subject line has room for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One notice in words."""

    notice: Notice
    sentence: str
    title: str
    reference: str
    unit: str
    urgent: bool
    stage: str
    reasons: list[tuple[str, str]]
    url: str

    @property
    def asks(self) -> bool:
        """Whether the person is asked to act."""
        return self.notice.kind in ASKING and self.notice.may_act

    @property
    def by_position(self) -> str:
        """The position of whoever decided what is told."""
        decision = self.notice.decision
        return decision.position if decision else ""


def mail_of(notices: Sequence[Notice]) -> EmailMultiAlternatives:
    """The mail to the one recipient of these notices: one notice, or the summary of the day. They are not empty."""
    first = notices[0]
    with override(settings.LANGUAGE_CODE):
        lines = [_line(notice) for notice in _most_urgent_of_each_step(notices)]
        template = "summary" if first.daily else "notice"
        context = {
            "recipient": first.recipient.get_full_name(),
            "office": first.submission.request.office,
            "line": lines[0],
            "groups": _grouped(lines),
            "home": _address(reverse("wagtailadmin_home")),
            "account": _address(reverse("wagtailadmin_account")),
        }
        mail = EmailMultiAlternatives(
            subject=_summary_subject(lines) if first.daily else _subject(lines[0]),
            body=render_to_string(f"approvals/mail/{template}.txt", context).strip() + "\n",
            to=[first.recipient.email],
            headers={"Auto-Submitted": "auto-generated", "Message-ID": _message_id(first)},
        )
        mail.attach_alternative(render_to_string(f"approvals/mail/{template}.html", context), "text/html")
    return mail


def _most_urgent_of_each_step(notices: Sequence[Notice]) -> list[Notice]:
    """A step that is overdue by now is not listed as waiting and as due soon as well."""
    rank = {kind: place for place, (_label, kinds) in enumerate(GROUPS) for kind in kinds}
    kept: dict[tuple[int | None, ...], Notice] = {}
    for notice in notices:
        step = (notice.task_state_id, notice.obligation_id, notice.decision_id)
        if step not in kept or rank[NoticeKind(notice.kind)] < rank[NoticeKind(kept[step].kind)]:
            kept[step] = notice
    return list(kept.values())


def _line(notice: Notice) -> Line:
    request = notice.submission.request
    stage: Stage = notice.submission.track.stage(notice.stage)
    return Line(
        notice=notice,
        sentence=_sentence(notice),
        title=" ".join(notice.submission.title.split()),
        reference=request.reference,
        unit=request.unit.name,
        urgent=notice.submission.track.urgent,
        stage=stage.label,
        reasons=_reasons(notice.decision) if notice.decision else [],
        url=_address(request_address(request.pk)),
    )


def _sentence(notice: Notice) -> str:
    key: str = notice.kind
    if notice.kind == NoticeKind.ESCALATED and not notice.may_act:
        key = "escalated_told"
    if notice.kind == NoticeKind.PUBLISHED and _comes_later(notice):
        key = "published_later"
    details = {"on": format_date(notice.submission.revision.approved_go_live_at) if key == "published_later" else ""}
    return str(SENTENCES[key]) % details


def _comes_later(notice: Notice) -> bool:
    """Permitted, and waiting for the first day of its display period."""
    return notice.submission.revision.approved_go_live_at is not None


def _reasons(decision: Decision) -> list[tuple[str, str]]:
    """Why, with the position of whoever said so; of a committee, every member's reason for what it concluded."""
    if "member" not in decision.stamps:
        return [(decision.position, decision.reason)] if decision.reason else []
    votes = Decision.objects.filter(
        submission=decision.submission, stage=decision.stage, outcome=decision.result
    ).exclude(reason="")
    return list(votes.order_by("sequence").values_list("position", "reason"))


def _subject(line: Line) -> str:
    what = str(SUBJECTS[NoticeKind(line.notice.kind)])
    office = line.notice.submission.request.office.short_name
    urgent = _("(urgent) ") if line.urgent and line.asks else ""
    return f"[{office}] {urgent}{what}: {shorten(line.title, _TITLE_IN_SUBJECT)}"


def _summary_subject(lines: list[Line]) -> str:
    office = lines[0].notice.submission.request.office.short_name
    counts = {"asked": sum(line.asks for line in lines), "all": len(lines)}
    return f"[{office}] " + _("Summary of the day: %(asked)d wait for you, %(all)d notices in all") % counts


def _grouped(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """The lines under headings, the most urgent first, and within each by what is due first."""
    ordered = sorted(lines, key=lambda line: (line.notice.due_at is None, line.notice.due_at or line.notice.created_at))
    groups = [(str(label), [line for line in ordered if line.notice.kind in kinds]) for label, kinds in GROUPS]
    return [(label, found) for label, found in groups if found]


def _address(path: str) -> str:
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + path


def _message_id(notice: Notice) -> str:
    """The same each time it is tried, so that a mail that went out before a crash is known for the same one."""
    domain = str(settings.DEFAULT_FROM_EMAIL).rpartition("@")[2].strip("> ") or "localhost"
    return f"<notice-{notice.pk}-{notice.created_at:%Y%m%d%H%M%S}@{domain}>"
