"""The verbs on a live page, in the explorer's “more” menu."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from publishing.authority import withdrawing_seat
from publishing.models import GatedPage


def listing_more_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Withdraw and move, for those whose seats allow it today."""
    specific = page.specific
    if not page.live or not isinstance(specific, GatedPage):
        return
    if withdrawing_seat(user, specific, timezone.localdate()) is None:
        return
    yield Button(_("Withdraw…"), reverse("publishing:withdraw", args=[page.pk]), icon_name="download", priority=60)
    yield Button(
        _("Move with a record…"), reverse("publishing:move", args=[page.pk]), icon_name="arrow-right-full", priority=61
    )
