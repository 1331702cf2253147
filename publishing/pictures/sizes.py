"""The sizes in which public pages show pictures: named by the apps that show them, made ahead at upload."""

from dataclasses import dataclass
from functools import cached_property

from wagtail.images.models import Filter

MODERN = ("avif", "webp")
"""Offered first, the smaller files first; a browser that knows neither takes the fallback."""


@dataclass(frozen=True)
class Size:
    """A size by name: Wagtail's operation (`width-1200`, `fill-480x320`), and whether it is also made in AVIF and WebP.

    A size people only download, or other machines fetch, needs no more than the fallback: JPEG, or PNG for drawings.
    """

    name: str
    spec: str
    modern: bool = True

    @cached_property
    def fallback(self) -> Filter:
        """The filter of the file every browser shows."""
        return Filter(self.spec)

    @cached_property
    def modern_filters(self) -> dict[str, Filter]:
        """The filters by format, the preferred first."""
        return {kind: Filter(f"{self.spec}|format-{kind}") for kind in MODERN} if self.modern else {}

    @property
    def filters(self) -> list[Filter]:
        """Everything that is made of a picture in this size."""
        return [self.fallback, *self.modern_filters.values()]


_sizes: dict[str, Size] = {}


def register_sizes(*sizes: Size) -> None:
    """Have these sizes made of every picture that is uploaded. Raises ValueError when a name means two sizes."""
    for size in sizes:
        if _sizes.setdefault(size.name, size) != size:
            raise ValueError(f"picture size {size.name!r} is registered twice")


def registered_sizes() -> list[Size]:
    """The sizes public pages show, in the order they were named."""
    return list(_sizes.values())
