"""Which type of page is described by what; a type nobody described is an article."""

from collections.abc import Callable
from typing import Any

from news.structured_data.facts import Facts, Node

Describer = Callable[[Facts], list[Node]]
_describers: dict[str, Describer] = {}


def describes(label: str) -> Callable[[Describer], Describer]:
    """Register the function for a type of page, named as Django labels it, and for what derives from it."""

    def register(describer: Describer) -> Describer:
        _describers[label] = describer
        return describer

    return register


def describer_of(model: type[Any]) -> Describer:
    """The describer of the nearest described ancestor."""
    labels = (ancestor._meta.label for ancestor in model.__mro__ if hasattr(ancestor, "_meta"))
    return next((_describers[label] for label in labels if label in _describers), article)


def article(facts: Facts) -> list[Node]:
    """An item of no kind schema.org has a word for."""
    return [facts.item("Article", headline=facts.page.title, image=facts.pictures, hasPart=facts.documents())]
