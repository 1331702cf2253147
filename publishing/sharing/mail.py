"""The mail that tells the maker of a link that its reader has answered."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from publishing.models import ShareAnswer
from thai.text import shorten

_TITLE_IN_SUBJECT = 70


def send_answer_mail(answer_id: int) -> bool:
    """Send it; False when the maker has no address or no longer an account.

    As every notice it says nothing of the draft but its title, and nothing of what the reader wrote: that is read
    where the draft is. Raises OSError and smtplib.SMTPException; the task keeps the failure.
    """
    answer = ShareAnswer.objects.select_related("share__made_by").get(pk=answer_id)
    maker = answer.share.made_by
    if not maker.is_active or not maker.email:
        return False
    with override(settings.LANGUAGE_CODE):
        place = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('publishing:shares', args=[answer.share.page_id])}"
        said = {"title": answer.share.title, "reader": answer.share.recipient, "verdict": answer.get_verdict_display()}
        subject = _("Answer on the shared draft: %(title)s") % {"title": shorten(answer.share.title, _TITLE_IN_SUBJECT)}
        body = _("%(reader)s has answered on the draft “%(title)s”: %(verdict)s.") % said
        mail = EmailMessage(
            subject=" ".join(subject.split()),
            body=f"{body}\n\n{_('Read the answer here:')}\n{place}\n",
            to=[maker.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
    return bool(mail.send())
