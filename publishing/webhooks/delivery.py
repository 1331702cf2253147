"""Sending the outbox: each message at least once, with its failure written beside it, tried again later and later."""

import datetime as dt
import http.client
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from approvals.api import Refused
from publishing.models import Dispatch, DispatchPurpose, DispatchState, WebhookSubscription
from publishing.webhooks.guard import target_of
from publishing.webhooks.pausing import note_success, pause_when_hopeless
from publishing.webhooks.post import NotAccepted, post
from publishing.webhooks.signing import headers_of

PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""Between one failure and the next attempt; after the last of them a person must look."""
MOST_ATTEMPTS = len(PAUSES) + 1
_MOST_AT_ONCE = 200
_GIVEN_UP_AFTER = dt.timedelta(minutes=15)
"""A worker that took a message and has said nothing for so long has been cut off."""


@dataclass
class Tally:
    """What became of the messages taken up."""

    sent: int = 0
    failed: int = 0
    exhausted: int = 0
    paused: int = 0


def deliver(keys: Iterable[str], now: dt.datetime | None = None) -> Tally:
    """Send these messages, those of them that may be sent now."""
    return _send(Dispatch.objects.filter(key__in=list(keys)), now or timezone.now())


def deliver_due(now: dt.datetime | None = None) -> Tally:
    """Send everything whose time has come: what was missed, and what failed before."""
    moment = now or timezone.now()
    cut_off = Dispatch.objects.filter(state=DispatchState.SENDING, claimed_at__lt=moment - _GIVEN_UP_AFTER)
    cut_off.update(state=DispatchState.FAILED, last_error=_cut_off(), send_after=moment)
    return _send(Dispatch.objects.all(), moment)


def try_again(dispatches: QuerySet[Dispatch], now: dt.datetime | None = None) -> list[str]:
    """Plan failed messages anew, with all their attempts. Returns their keys."""
    failed = dispatches.filter(state=DispatchState.FAILED)
    keys = list(failed.values_list("key", flat=True))
    Dispatch.objects.filter(key__in=keys, state=DispatchState.FAILED).update(
        state=DispatchState.PLANNED, attempts=0, send_after=now or timezone.now()
    )
    return keys


def _send(dispatches: QuerySet[Dispatch], now: dt.datetime) -> Tally:
    tally = Tally()
    silent: set[str] = set()
    for dispatch in _claim(dispatches, now):
        subscription = dispatch.subscription
        if dispatch.url in silent or (subscription is not None and _is_stopped(subscription.pk)):
            _put_back(dispatch)
            continue
        failure = _attempt(dispatch, now)
        if failure is None:
            _note_success(dispatch, now)
            tally.sent += 1
            continue
        _note_failure(dispatch, failure, now, tally)
        if not isinstance(failure, NotAccepted):
            silent.add(dispatch.url)  # it would keep the others waiting for the same silence
    return tally


def _claim(dispatches: QuerySet[Dispatch], now: dt.datetime) -> list[Dispatch]:
    """Take up what may be sent now, so that no second worker sends it too; the oldest first."""
    to_send = Q(state=DispatchState.PLANNED) | Q(state=DispatchState.FAILED, attempts__lt=MOST_ATTEMPTS)
    listening = Q(subscription=None) | Q(subscription__paused_at=None, subscription__ended_at=None)
    with transaction.atomic():
        free = dispatches.filter(to_send, listening, send_after__lte=now).order_by("pk")
        keys = list(free.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True)[:_MOST_AT_ONCE])
        Dispatch.objects.filter(pk__in=keys).update(
            state=DispatchState.SENDING, attempts=F("attempts") + 1, claimed_at=now
        )
    return list(Dispatch.objects.filter(pk__in=keys).select_related("subscription").order_by("pk"))


def _is_stopped(subscription_id: int) -> bool:
    """Whether it was paused or ended while we were sending."""
    stopped = Q(paused_at__isnull=False) | Q(ended_at__isnull=False)
    return bool(WebhookSubscription.objects.filter(stopped, pk=subscription_id).exists())


def _attempt(dispatch: Dispatch, now: dt.datetime) -> Exception | None:
    """Send once; returns what failed."""
    try:
        target = target_of(dispatch.url, trusted=dispatch.purpose == DispatchPurpose.WEBSUB)
        post(target, dispatch.body, _headers(dispatch, now))
    except (OSError, http.client.HTTPException, NotAccepted, Refused) as failure:
        return failure
    return None


def _headers(dispatch: Dispatch, now: dt.datetime) -> dict[str, str]:
    if dispatch.subscription is None:
        return {"Content-Type": "application/x-www-form-urlencoded"}
    signed = headers_of(dispatch.subscription, dispatch.key, dispatch.body, now)
    return {"Content-Type": "application/json; charset=utf-8", **signed}


def _cut_off() -> str:
    with override(settings.LANGUAGE_CODE):
        return _("Cut off while sending.")


def _put_back(dispatch: Dispatch) -> None:
    """As if it had not been taken up."""
    Dispatch.objects.filter(pk=dispatch.pk).update(state=DispatchState.PLANNED, attempts=F("attempts") - 1)


def _note_success(dispatch: Dispatch, now: dt.datetime) -> None:
    Dispatch.objects.filter(pk=dispatch.pk).update(state=DispatchState.SENT, sent_at=now, last_error="")
    if dispatch.subscription_id is not None:
        note_success(dispatch.subscription_id)


def _note_failure(dispatch: Dispatch, failure: Exception, now: dt.datetime, tally: Tally) -> None:
    pause = PAUSES[min(dispatch.attempts, len(PAUSES)) - 1]
    Dispatch.objects.filter(pk=dispatch.pk).update(
        state=DispatchState.FAILED, last_error=_told(failure)[:500], send_after=now + pause
    )
    tally.failed += 1
    tally.exhausted += dispatch.attempts >= MOST_ATTEMPTS
    if dispatch.subscription_id is not None:
        tally.paused += pause_when_hopeless(dispatch.subscription_id, failure, now)


def _told(failure: Exception) -> str:
    """For the keeper of the webhook, in the language of the office."""
    with override(settings.LANGUAGE_CODE):
        if isinstance(failure, NotAccepted):
            return _("The receiver answered with HTTP %(status)s.") % {"status": failure.status}
        if isinstance(failure, Refused):
            return str(failure)
        return _("The receiver cannot be reached or gave no proper answer (%(error)s).") % {
            "error": type(failure).__name__
        }
