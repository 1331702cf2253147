"""One picture of a lot: looked into as every upload, and put into the library of the item's unit."""

from pathlib import PurePosixPath
from typing import Any

from django.db import transaction
from wagtail.images.forms import get_image_form

from news.importing.material import shortened
from publishing.api import Issue, Refused, sha256_of
from publishing.models import PublishingImage
from thai.text import normalise


class UploadPictureAction:
    """Somebody who may change the item sends a picture for its album; the album itself is not touched yet."""

    def __init__(self, page: Any, file: Any, *, user: Any) -> None:
        self.page, self.file, self.user = page, file, user
        self.name = str(file.name or "")

    @transaction.atomic
    def execute(self) -> PublishingImage:
        """The picture in the unit's library: the one there already when its bytes are the same. Raises Refused."""
        if found := self._known():
            return found
        form = get_image_form(PublishingImage)(
            {"title": self.title, "collection": self.page.unit.collection_id},
            {"file": self.file},
            user=self.user,
        )
        if not form.is_valid():
            faults = [str(message) for messages in form.errors.values() for message in messages]
            raise Refused([Issue("album_picture_refused", "file", {"reasons": " ".join(faults)})])
        image: PublishingImage = form.save(commit=False)
        image.collection = self.page.unit.collection
        image.uploaded_by_user = self.user
        image.save()
        return image

    @property
    def title(self) -> str:
        """A title out of the file's name."""
        words = " ".join(normalise(PurePosixPath(self.name).stem).replace("_", " ").split())
        return shortened(words or self.name)

    def _known(self) -> PublishingImage | None:
        fingerprint = sha256_of(self.file)
        self.file.seek(0)
        library = PublishingImage.objects.filter(collection=self.page.unit.collection)
        found: PublishingImage | None = library.filter(sha256=fingerprint).first()
        return found
