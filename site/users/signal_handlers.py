"""Keep accounts."""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from users.models import AccountsAreKeptError, User


@receiver(pre_delete, sender=User)
def refuse_deletion(sender: Any, instance: User, **kwargs: Any) -> None:
    """One by one or by queryset: refuse. Raises AccountsAreKeptError."""
    raise AccountsAreKeptError
