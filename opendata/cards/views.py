"""/cards/: the card of a live item, and of nothing else."""

from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from opendata.answers import MINUTES_5
from opendata.cards.card import Card
from opendata.cards.keeping import kept
from opendata.scopes import scope_of
from publishing.handing_over import hand_over


@require_safe
def card(request: HttpRequest, page: int, stamp: str) -> HttpResponseBase:
    """The card as the item stands now; an address from before a correction leads to it. Raises Http404."""
    item: Any = scope_of(request).items().select_related("unit", "office").filter(pk=page).first()
    if item is None:
        raise Http404
    current = Card.of(
        title=item.title,
        label=str(apps.get_model(item.model)._meta.verbose_name),
        office=item.office.name,
        unit=item.unit.name,
        day=item.public_date,
    )
    if stamp != current.stamp:
        response = HttpResponseRedirect(reverse("opendata:card", kwargs={"page": page, "stamp": current.stamp}))
        response["Cache-Control"] = f"public, max-age={MINUTES_5}"
        return response
    name = kept(item.pk, current)
    return hand_over(request, default_storage, name, is_public=True, content_type="image/png")
