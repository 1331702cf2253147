"""A receiver that never answers is not asked for ever: its subscription is paused, and its maker is told."""

import datetime as dt
import http

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from publishing.models import WebhookSubscription
from publishing.webhooks.post import NotAccepted

MOST_FAILURES = 25
"""Failed attempts in a row, over all messages."""


def note_success(subscription_id: int) -> None:
    """It answers: count from nought."""
    WebhookSubscription.objects.filter(pk=subscription_id).exclude(failures=0).update(failures=0)


def pause_when_hopeless(subscription_id: int, failure: Exception, now: dt.datetime) -> bool:
    """Count a failure; pause after too many, and at once when the receiver says it is gone for good (410)."""
    gone = isinstance(failure, NotAccepted) and failure.status == http.HTTPStatus.GONE
    with transaction.atomic():
        WebhookSubscription.objects.filter(pk=subscription_id).update(failures=F("failures") + 1)
        subscription = WebhookSubscription.objects.select_for_update().get(pk=subscription_id)
        if subscription.is_paused or not (gone or subscription.failures >= MOST_FAILURES):
            return False
        with override(settings.LANGUAGE_CODE):
            subscription.paused_because = (
                _("The receiver says that the address is no longer in use (HTTP 410).")
                if gone
                else _("%(count)s attempts in a row have failed.") % {"count": subscription.failures}
            )
        subscription.paused_at = now
        subscription.save(update_fields=["paused_at", "paused_because"])
        transaction.on_commit(lambda: _tell(subscription.pk))
    return True


def _tell(subscription_id: int) -> None:
    from publishing.tasks import tell_paused_webhook_task

    tell_paused_webhook_task.enqueue(subscription_id)


def send_pause_mail(subscription_id: int) -> bool:
    """Tell who set it up; False when they have no address or no longer an account. Raises OSError, SMTPException."""
    subscription = WebhookSubscription.objects.select_related("made_by", "office").get(pk=subscription_id)
    maker = subscription.made_by
    if not maker.is_active or not maker.email:
        return False
    with override(settings.LANGUAGE_CODE):
        place = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('publishing:webhook', args=[subscription.pk])}"
        subject = _("The webhook “%(name)s” has been paused") % {"name": subscription.name}
        lines = [
            subject,
            subscription.paused_because,
            _("What is to be sent waits. Mend the receiver, then resume the webhook here:"),
            place,
        ]
        mail = EmailMessage(
            subject=" ".join(subject.split()),
            body="\n".join(lines) + "\n",
            to=[maker.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
    return bool(mail.send())
