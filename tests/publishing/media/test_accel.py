"""With nginx in front, Django judges and nginx reads the file."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.publishing.media.conftest import Visitor
from tests.publishing.media.items import news_with, picture, published
from tests.publishing.media.secrets_in_pictures import with_secrets
from tests.world import Story


@pytest.fixture(autouse=True)
def behind_nginx(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.PRAKAT_MEDIA_ACCEL = "/protected-media/"
    cache.clear()


def test_public_file__is_left_to_nginx(story: Story, visitor: Visitor) -> None:
    page = published(story, news_with(story, picture(story, with_secrets("JPEG"), "a.jpg")))
    rendition = page.photos()[0].image.renditions.first()
    answer = visitor.answer(rendition.url)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["X-Accel-Redirect"] == f"/protected-media/{rendition.file.name}"
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert answer["Content-Type"].startswith("image/")
    document = visitor.answer(page.attached()[0].document.url)
    assert document["X-Accel-Redirect"].startswith("/protected-media/documents/%E0%B8%84")
    assert "filename*=UTF-8''" in document["Content-Disposition"]


def test_private_file__is_not_betrayed_to_nginx(story: Story, visitor: Visitor) -> None:
    image = picture(story, with_secrets("JPEG"), "a.jpg")
    default_storage.save("consents/a.pdf", ContentFile(b"x"))
    for path in (image.renditions.first().url, image.file.url, "/media/consents/a.pdf", "/media/../x"):
        answer = visitor.answer(path)
        assert answer.status_code == 404
        assert "X-Accel-Redirect" not in answer


def test_file_that_is_gone__is_404(story: Story, visitor: Visitor) -> None:
    page = published(story, news_with(story, picture(story, with_secrets("JPEG"), "a.jpg")))
    rendition = page.photos()[0].image.renditions.first()
    default_storage.delete(rendition.file.name)
    assert visitor.status(rendition.url) == 404
