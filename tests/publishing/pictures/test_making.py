"""Sizes are made once, at upload; no page waits for them and no page makes them again."""

import io
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from news.pictures import FULL, LARGE, SMALL
from publishing.models import PublishingImage
from publishing.pictures import making, sizes
from publishing.pictures.making import make_sizes, make_sizes_of
from publishing.pictures.showing import shown, with_sizes
from tests.publishing.media.items import news_with, picture, published
from tests.publishing.media.secrets_in_pictures import KINDS, with_secrets
from tests.publishing.pictures.drawn import encoded, landscape
from tests.world import Story


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    """A media folder of the test's own, and no sizes remembered from a test whose rows are gone."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def refuse_to_encode(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a picture was encoded")

    monkeypatch.setattr(PublishingImage, "generate_rendition_file", refuse)


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "PNG"])
def test_upload__by_the_form_makes_every_size_the_website_shows(
    story: Story, client: Client, kind: str, django_capture_on_commit_callbacks: Any
) -> None:
    story.sign_in(client, "policy.provider")
    data = {
        "title": "ภาพจากโทรศัพท์", "file": SimpleUploadedFile(KINDS[kind], with_secrets(kind)),
        "collection": story.world.units["policy"].collection_id, "alt_kind": "describe", "description": "ท้องฟ้าเหนือทะเล",
        "people": "none", "source": "ถ่ายโดยสำนักงาน", "credit": "งานประชาสัมพันธ์", "rights": "own_work",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("wagtailimages:add"), data)
    assert response.status_code == 302, response.content.decode()[:2000]
    image = PublishingImage.objects.get(title=data["title"])
    fallback = "png" if kind == "PNG" else "jpg"
    endings = sorted(name.rpartition(".")[2] for name in image.renditions.values_list("file", flat=True))
    assert endings == sorted(["avif", "avif", "webp", "webp", fallback, fallback, fallback])


def test_page__shows_the_sizes_that_were_made_and_encodes_nothing(
    story: Story, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = [picture(story, encoded(landscape(seed)), f"{seed}.jpg") for seed in (1, 2, 3)]
    page = published(story, news_with(story, *images, document=False))
    refuse_to_encode(monkeypatch)
    for address in (page.url, "/news/", "/", "/policy/"):
        html = client.get(address).content.decode()
        assert html.count('type="image/avif"') == html.count('type="image/webp"') == html.count("<picture>") > 0
    html = client.get(page.url).content.decode()
    assert html.count("<img") - html.count('loading="lazy"') - html.count('class="brand') <= 2
    for part in html.split("<picture>")[1:]:
        tag = part.split("</picture>")[0]
        assert tag.index("image/avif") < tag.index("image/webp") < tag.index("<img")
        assert 'width="' in tag
        assert 'height="' in tag


def test_page__before_the_sizes_are_made_does_with_the_quick_one(story: Story, client: Client) -> None:
    image = story.image()
    page = published(story, news_with(story, image, document=False))
    html = client.get(page.url).content.decode()
    assert "image/avif" not in html
    assert 'src="/media/images/' in html
    assert image.renditions.filter(filter_spec__contains="avif").count() == 0


def test_sizes__at_hand_cost_one_query_for_many_pictures(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(3):
        picture(story, encoded(landscape(seed, (300, 200))), f"{seed}.jpg")
    cache.clear()
    refuse_to_encode(monkeypatch)
    images = list(PublishingImage.objects.all())
    with CaptureQueriesContext(connection) as queries:
        with_sizes(images, LARGE, SMALL, FULL)
        found = [shown(image, size) for image in images for size in (LARGE, SMALL, FULL)]
    assert len(queries) == 1
    assert [len(entry["sources"]) for entry in found] == [2, 2, 0] * len(images)


def test_sizes__are_the_same_as_wagtail_would_make(story: Story) -> None:
    content = encoded(landscape(5, (1300, 800)))
    ahead = picture(story, content, "a.jpg", focal_point_x=300, focal_point_y=300)
    later = picture(story, content, "b.jpg", focal_point_x=300, focal_point_y=300)
    later.renditions.all().delete()
    cache.clear()
    for size in (LARGE, SMALL, FULL):
        ours, theirs = (image.get_rendition(size.spec) for image in (ahead, later))
        with ours.file.open("rb") as one, theirs.file.open("rb") as other:
            assert one.read() == other.read()
        assert ours.file.name.rpartition("/")[2][1:] == theirs.file.name.rpartition("/")[2][1:]


def test_making__decodes_the_picture_once(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    image = story.image()
    opened: list[Any] = []
    real = making.bare
    monkeypatch.setattr(making, "bare", lambda picture: opened.append(picture) or real(picture))
    assert make_sizes(image) == 7
    assert len(opened) == 1
    assert make_sizes(image) == 0
    assert len(opened) == 1


def test_another_focal_point__is_another_cut_and_nothing_else(story: Story) -> None:
    image = picture(story, encoded(landscape(6)), "a.jpg")
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 100, 100, 50, 50
    image.save()
    assert make_sizes(PublishingImage.objects.get(pk=image.pk)) == len(SMALL.filters)


def test_task__for_a_picture_deleted_meanwhile_does_nothing(db: None) -> None:
    assert make_sizes_of.call(999_999) == 0


def test_size_name__may_not_mean_two_sizes() -> None:
    before = sizes.registered_sizes()
    sizes.register_sizes(LARGE)
    with pytest.raises(ValueError, match="large"):
        sizes.register_sizes(sizes.Size("large", "width-99"))
    assert sizes.registered_sizes() == before == [LARGE, SMALL, FULL]


def test_small_picture__is_never_blown_up(story: Story) -> None:
    image = picture(story, encoded(Image.new("RGB", (200, 100), "red")), "a.jpg")
    widths = {Image.open(io.BytesIO(made.file.read())).width for made in image.renditions.all()}
    assert max(widths) == 200
