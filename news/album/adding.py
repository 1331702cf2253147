"""Putting uploaded pictures into the album of an item's draft, in order, with what was said of them."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from news.models import NewsPage, NewsPhoto
from publishing.api import Issue, Refused, status_of
from publishing.models import LiveAsset, PublishingImage

MOST_PICTURES = 200
"""Pictures that are added at a time."""
ASKED_OF_THE_LOT = ("source", "credit", "rights", "rights_note", "people", "alt_kind", "description")


@dataclass(frozen=True, slots=True)
class Added:
    """One picture to be added: what it shows, and what stands below it here."""

    image_id: int
    description: str = ""
    caption: str = ""


class AddToAlbumAction:
    """Append pictures to the album of the latest draft, as a new draft. What is public or under review stays as it is.

    `lot`: answers for all of them; a picture that has an answer keeps it, and one that is public is not changed.
    """

    def __init__(self, page: NewsPage, added: list[Added], lot: dict[str, str], *, user: Any) -> None:
        self.page, self.added, self.lot, self.user = page, added, lot, user

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if issues := why_not(self.page, self.user):
            return issues
        if not self.added:
            return [Issue("album_without_pictures")]
        if len(self.added) > MOST_PICTURES:
            return [Issue("album_too_many", context={"most": MOST_PICTURES})]
        return [] if set(self._images()) == {row.image_id for row in self.added} else [Issue("album_picture_unknown")]

    @transaction.atomic
    def execute(self) -> int:
        """Save; returns how many were added: a picture stands in an album once. Raises Refused, changing nothing."""
        type(self.page).objects.select_for_update(of=("self",)).get(pk=self.page.pk)
        if issues := self.check():
            raise Refused(issues)
        images = self._images()
        draft = self.page.get_latest_revision_as_object()
        there = {photo.image_id: photo for photo in draft.album.all()}
        first = len(there)
        new = [row for row in _once(self.added) if row.image_id not in there]
        live = set(LiveAsset.objects.filter(kind="image", object_id__in=images).values_list("object_id", flat=True))
        for number, row in enumerate(new, start=first):
            if row.image_id not in live:
                self._answer(images[row.image_id], row)
            draft.album.add(NewsPhoto(image=images[row.image_id], caption=row.caption.strip(), sort_order=number))
        if new:
            draft.save_revision(user=self.user, log_action=True, changed=True)
        return len(new)

    def _images(self) -> dict[int, PublishingImage]:
        library = PublishingImage.objects.filter(collection=self.page.unit.collection) if self.page.unit else None
        keys = [row.image_id for row in self.added]
        return dict(library.in_bulk(keys)) if library is not None else {}

    def _answer(self, image: PublishingImage, row: Added) -> None:
        given = self.lot | ({"description": row.description.strip()} if row.description.strip() else {})
        changed = [name for name, value in given.items() if value and not getattr(image, name)]
        for name in changed:
            setattr(image, name, given[name])
        if changed:
            image.save(update_fields=changed)


def why_not(page: NewsPage, user: Any) -> list[Issue]:
    """Why the person may not change the item's draft now: not theirs, under review, locked or waiting for its day."""
    if not page.permissions_for_user(user).can_edit():
        return [Issue("album_not_yours")]
    status = status_of(page)
    lock = page.get_lock()
    locked = status.is_open or (lock is not None and lock.for_user(user))
    return [Issue("album_locked")] if locked else []


def _once(added: list[Added]) -> list[Added]:
    """Each picture where it stands first."""
    first: dict[int, Added] = {}
    for row in added:
        first.setdefault(row.image_id, row)
    return list(first.values())
