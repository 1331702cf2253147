"""The secret of a subscription and the signature of a message, as Standard Webhooks writes them."""

import base64
import datetime as dt
import hashlib
import hmac
import secrets

from django.utils.crypto import salted_hmac

from publishing.models import WebhookSubscription

PREFIX = "whsec_"
BOTH_VALID = dt.timedelta(hours=24)
"""After a change of the secret messages carry both signatures for so long, so that a receiver can follow."""


def new_salt() -> str:
    """What a new secret is derived from."""
    return secrets.token_hex(32)


def secret_from(salt: str) -> str:
    """The secret as its receiver is told it, once. It changes with Django's SECRET_KEY."""
    return PREFIX + base64.b64encode(_key(salt)).decode()


def _key(salt: str) -> bytes:
    return salted_hmac("publishing.webhooks", salt, algorithm="sha256").digest()


def headers_of(subscription: WebhookSubscription, key: str, body: str, now: dt.datetime) -> dict[str, str]:
    """The three headers by which the receiver knows the message, its age and its sender."""
    stamp = int(now.timestamp())
    signed = f"{key}.{stamp}.{body}".encode()
    salts = [subscription.salt]
    if subscription.previous_salt and subscription.rotated_at and now < subscription.rotated_at + BOTH_VALID:
        salts.append(subscription.previous_salt)
    signatures = (base64.b64encode(hmac.new(_key(salt), signed, hashlib.sha256).digest()).decode() for salt in salts)
    return {
        "webhook-id": key,
        "webhook-timestamp": str(stamp),
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }
