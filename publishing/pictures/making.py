"""Making the sizes of a picture ahead: once at upload, so that neither publishing nor the first visitor waits."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django_tasks import task
from PIL import Image
from wagtail.images.models import Filter
from willow.plugins.pillow import PillowImage

from publishing.models import PublishingImage
from publishing.pictures.bare import bare
from publishing.pictures.sizes import registered_sizes


def make_sizes(image: PublishingImage) -> int:
    """Make the registered sizes that are missing; how many were made. The file is decoded once for all of them.

    Raises FileNotFoundError when the picture's file is gone from storage.
    """
    wanted = [made for size in registered_sizes() for made in size.filters]
    existing = image.find_existing_renditions(*wanted)
    missing = [made for made in wanted if made not in existing]
    if missing:
        with image.open_file() as file:
            board = _Board.of(file)
        for made in missing:
            image.get_rendition(_FromBoard(made.spec, board))
    return len(missing)


@task()
def make_sizes_of(image_id: int) -> int:
    """In the background: `make_sizes` of a picture, unless it has been deleted since."""
    image = PublishingImage.objects.filter(pk=image_id).first()
    return make_sizes(image) if image is not None else 0


@receiver(post_save, sender=PublishingImage)
def make_sizes_after_upload(sender: Any, instance: PublishingImage, raw: bool = False, **kwargs: Any) -> None:
    """After every change of a picture: another focal point is another cut.

    Not for pictures that come in by the ten thousand (`sizes_later`): most wait for months before anybody sees them.
    """
    if not raw and not getattr(instance, "sizes_later", False):
        key = instance.pk
        transaction.on_commit(lambda: make_sizes_of.enqueue(key))


@dataclass
class _Board:
    """The decoded picture, and its cuts by place and measure: three formats are written from one scaling."""

    format_name: str
    image: Image.Image
    cuts: dict[tuple[Any, Any], Image.Image] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Any) -> "_Board":
        image = Image.open(file)
        # Willow calls it HEIC, Pillow HEIF; both write the others in capitals and small letters.
        name = "heic" if image.format == "HEIF" else str(image.format).lower()
        return cls(name, bare(image))

    def auto_orient(self) -> "_Board":
        return self

    def crop(self, rect: Any) -> "_Cut":
        return _Cut(self, tuple(rect))


@dataclass
class _Cut:
    board: _Board
    rect: tuple[Any, ...]

    def resize(self, size: Any) -> PillowImage:
        key = (self.rect, tuple(size))
        if key not in self.board.cuts:
            whole = PillowImage(self.board.image)
            self.board.cuts[key] = whole.crop(self.rect).resize(size).image
        return PillowImage(self.board.cuts[key])


class _FromBoard(Filter):
    """Wagtail's filter over a picture that is decoded already (wagtail/images/models.py, `Filter.run`)."""

    def __init__(self, spec: str, board: _Board) -> None:
        super().__init__(spec)
        self.board = board

    @contextlib.contextmanager
    def get_willow_image(self, image: Any, source: Any = None) -> Iterator[_Board]:
        yield self.board
