"""Keep access in step with appointments."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver

from offices.access import sync_access
from offices.models import Appointment, BodyMember, Seat, Unit


@receiver(post_save, sender=Appointment)
@receiver(post_save, sender=Seat)
@receiver(post_save, sender=Unit)
@receiver(post_save, sender=BodyMember)
def sync_after_change(sender: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """An appointment made or ended takes effect on access at once."""
    if not raw and update_fields != frozenset({"group"}):
        sync_access()


@receiver(user_logged_in)
def sync_at_sign_in(sender: Any, **kwargs: Any) -> None:
    """An appointment that began or ended at midnight takes effect when its holder signs in."""
    sync_access()
