"""Drawn cards are kept beside the media, one for each live item, and thrown away when it is public no more."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from opendata.cards.card import Card
from opendata.cards.drawing import draw


def kept(page_id: int, card: Card) -> str:
    """The name of the card's file in the storage; drawn now when nobody has asked for it before."""
    name = f"{_folder(page_id)}/{card.stamp}.png"
    if not default_storage.exists(name):
        drawn = draw(card)
        forget(page_id)  # what it said before a correction
        default_storage.save(name, ContentFile(drawn))
    return name


def forget(page_id: int) -> None:
    """Delete the cards of a page."""
    folder = _folder(page_id)
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return  # none was ever asked for
    for name in names:
        default_storage.delete(f"{folder}/{name}")


def forget_after_commit(instance: Any, **kwargs: Any) -> None:
    """When a page is public no more (Wagtail's `page_unpublished`)."""
    page_id = instance.pk
    transaction.on_commit(lambda: forget(page_id))


def _folder(page_id: int) -> str:
    return f"cards/{page_id}"
