"""`manage.py make_sizes`: pictures from before get what new ones get; one that is broken does not stop the others."""

import io
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.core.management.base import CommandError

from publishing.models import PublishingImage
from tests.publishing.pictures.drawn import encoded, landscape
from tests.world import Story


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    """A media folder of the test's own, and no sizes remembered from a test whose rows are gone."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def from_before(story: Story, title: str) -> PublishingImage:
    """A picture nobody has looked at, without sizes."""
    image = story.image(title)
    image.file = ImageFile(io.BytesIO(encoded(landscape(2))), name="a.jpg")
    image.save()
    PublishingImage.objects.filter(pk=image.pk).update(phash="", faces=None)
    return image


def test_make_sizes__makes_what_is_missing_and_says_how_much(story: Story) -> None:
    image = from_before(story, "ภาพเก่า")
    for made in ("7", "0"):
        out = io.StringIO()
        call_command("make_sizes", stdout=out)
        assert made in out.getvalue()
    image.refresh_from_db()
    assert image.renditions.count() == 7
    assert len(image.phash) == 16


def test_make_sizes__a_file_that_is_gone_is_named_and_the_others_are_made(story: Story) -> None:
    gone, there = from_before(story, "ภาพที่หาย"), from_before(story, "ภาพที่อยู่")
    gone.file.storage.delete(gone.file.name)
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="1"):
        call_command("make_sizes", stdout=out, stderr=err)
    assert "ภาพที่หาย" in err.getvalue()
    assert there.renditions.count() == 7
