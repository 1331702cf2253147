"""Writing the outbox, in the transaction of the act it tells of."""

import datetime as dt
import json
import secrets
from typing import Any
from urllib.parse import urlencode

from django.db import transaction

from publishing.models import (
    Dispatch,
    DispatchPurpose,
    DispatchState,
    PublicationEvent,
    PublicationRecord,
    RecordKind,
    WebhookSubscription,
)
from publishing.webhooks.seams import api_address_of, topics_of, websub_hub

EVENTS = {
    RecordKind.PUBLISHED: PublicationEvent.PUBLISHED,
    RecordKind.CORRECTED: PublicationEvent.CORRECTED,
    RecordKind.WITHDRAWN: PublicationEvent.WITHDRAWN,
    RecordKind.EXPIRED: PublicationEvent.EXPIRED,
}
TEST_EVENT = "test"


def plan_dispatches(record: PublicationRecord) -> PublicationRecord:
    """Write what other programs are told of the entry, and have it sent after the commit; returns the entry.

    The website's own frame is nobody's news; nor are checks and moves.
    """
    event = EVENTS.get(RecordKind(record.kind))
    if event is None or record.submission_id is None:
        return record
    if rows := [*_webhooks(record, event), *_pings(record, event)]:
        Dispatch.objects.bulk_create(rows, ignore_conflicts=True)
        send_after_commit([row.key for row in rows])
    return record


def send_after_commit(keys: list[str]) -> None:
    """Have a worker send these messages as soon as the transaction stands."""
    from publishing.tasks import send_webhooks_task

    transaction.on_commit(lambda: send_webhooks_task.enqueue(keys))


def _webhooks(record: PublicationRecord, event: PublicationEvent) -> list[Dispatch]:
    wanted = WebhookSubscription.objects.filter(office_id=record.office_id, ended_at=None)
    subscriptions = [subscription for subscription in wanted if event in subscription.events]
    if not subscriptions:
        return []
    body = _json({"type": str(event), "timestamp": record.recorded_at.isoformat(), "data": _told(record)})
    return [
        _row(record, event, body, f"msg_{record.entry_hash[:32]}_{subscription.pk}", subscription=subscription)
        for subscription in subscriptions
    ]


def _told(record: PublicationRecord) -> dict[str, Any]:
    """What the public can read of the entry anyway; of a withdrawn item no title, as nowhere on the website."""
    withdrawn = record.kind == RecordKind.WITHDRAWN
    return {
        "code": record.code,
        "sequence": record.sequence,
        "title": "" if withdrawn else record.title,
        "url": record.page.full_url or "",
        "api_url": api_address_of(record),
        "information_type": record.information_type,
        "unit": record.unit_name,
        "office": record.office.name,
        "reason": record.reason,
        "seal": record.seal,
        "recorded_at": record.recorded_at.isoformat(),
    }


def _pings(record: PublicationRecord, event: PublicationEvent) -> list[Dispatch]:
    """One ping for each feed that changes; none beside one that is waiting to go out for the same feed."""
    hub = websub_hub()
    topics = topics_of(record) if hub else []
    bodies = {topic: urlencode({"hub.mode": "publish", "hub.url": topic, "hub.topic": topic}) for topic in topics}
    waiting = set(
        Dispatch.objects.filter(
            purpose=DispatchPurpose.WEBSUB, state=DispatchState.PLANNED, body__in=list(bodies.values())
        ).values_list("body", flat=True)
    )
    return [
        _row(record, event, body, f"hub_{record.entry_hash[:32]}_{number}", hub=hub)
        for number, body in enumerate(bodies.values())
        if body not in waiting
    ]


def _row(record: PublicationRecord, event: PublicationEvent, body: str, key: str, **receiver: Any) -> Dispatch:
    return Dispatch(
        purpose=DispatchPurpose.WEBHOOK if "subscription" in receiver else DispatchPurpose.WEBSUB,
        office_id=record.office_id,
        record=record,
        event=str(event),
        body=body,
        key=key,
        created_at=record.recorded_at,
        send_after=record.recorded_at,
        **receiver,
    )


def plan_test(subscription: WebhookSubscription, now: dt.datetime) -> Dispatch:
    """A message of no content, to see whether the receiver answers and knows the signature. Inside a transaction."""
    data = {"office": subscription.office.name}
    dispatch: Dispatch = Dispatch.objects.create(
        purpose=DispatchPurpose.WEBHOOK,
        office_id=subscription.office_id,
        subscription=subscription,
        event=TEST_EVENT,
        body=_json({"type": TEST_EVENT, "timestamp": now.isoformat(), "data": data}),
        key=f"msg_test_{secrets.token_hex(12)}_{subscription.pk}",
        created_at=now,
        send_after=now,
    )
    send_after_commit([dispatch.key])
    return dispatch


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
