"""What the public gets of a picture is the picture, in any format, the right way up, in the right colours."""

import io
from typing import Any

import pytest
from django.test import Client
from PIL import Image, ImageCms

from publishing.pictures.bare import bare
from publishing.pictures.making import make_sizes
from tests.publishing.media.conftest import Visitor
from tests.publishing.media.items import news_with, picture, published
from tests.publishing.media.secrets_in_pictures import KINDS, TELLTALE, with_secrets
from tests.publishing.pictures.drawn import encoded
from tests.world import Story

pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def own_files(settings: Any, tmp_path: Any) -> None:
    """A media folder of the test's own, and no sizes remembered from a test whose rows are gone."""
    from django.core.cache import cache

    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def test_every_size__of_every_format_carries_nothing_but_the_picture(story: Story, client: Client) -> None:
    images = []
    for kind, name in KINDS.items():
        content = with_secrets(kind)
        assert b"SECRET" in content, kind
        images.append(picture(story, content, name))
    published(story, news_with(story, *images, document=False))
    visitor = Visitor(client)
    for image in images:
        made = set()
        for rendition in image.renditions.all():
            status, content, _headers = visitor.fetch(rendition.url)
            assert status == 200
            assert [mark for mark in TELLTALE if mark in content] == [], rendition.file.name
            shown = Image.open(io.BytesIO(content))
            assert shown.getexif() == {}
            assert {"exif", "xmp", "comment", "icc_profile", "photoshop", "XML:com.adobe.xmp"} & set(
                shown.info
            ) == set()
            made.add(str(shown.format))
        assert made == {"AVIF", "WEBP", "PNG" if image.file.name.endswith((".png", ".gif")) else "JPEG"}


@pytest.mark.parametrize("kind", ["JPEG", "HEIF", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "blue_at"), [(1, (0.5, 0.9)), (3, (0.5, 0.1)), (6, (0.1, 0.5)), (8, (0.9, 0.5))]
)
def test_every_size__is_turned_the_right_way_up(
    story: Story, kind: str, orientation: int, blue_at: tuple[float, float]
) -> None:
    image = picture(story, with_secrets(kind, orientation=orientation), KINDS[kind])
    for rendition in image.renditions.filter(filter_spec__startswith="width-"):
        with rendition.file.open("rb") as file:
            shown = Image.open(file).convert("RGB")
        assert (shown.width > shown.height) == (orientation in {1, 3})
        assert (shown.width, shown.height) == (rendition.width, rendition.height)
        red, _green, blue = shown.getpixel((int(blue_at[0] * shown.width), int(blue_at[1] * shown.height)))
        assert blue > 200 > 50 > red


def test_original__is_kept_as_it_came(story: Story) -> None:
    content = with_secrets("HEIF")
    image = picture(story, content, "IMG_0001.heic")
    with image.file.open("rb") as file:
        assert file.read() == content


def test_colours__of_another_profile_are_turned_into_those_every_screen_shows() -> None:
    # A picture whose profile says that red and blue are exchanged cannot be made here; LAB's profile shows the same.
    lab = ImageCms.profileToProfile(
        Image.new("RGB", (8, 8), "red"),
        ImageCms.createProfile("sRGB"),
        ImageCms.createProfile("sRGB"),
        outputMode="RGB",
    )
    assert lab is not None
    lab.info["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert bare(lab).getpixel((4, 4)) == (255, 0, 0)


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "I", "I;16", "F", "LAB", "HSV"]
)
def test_bare__makes_rgb_of_every_kind_of_picture(mode: str) -> None:
    plain = bare(Image.new(mode, (4, 4)))
    assert plain.mode in {"RGB", "RGBA"}
    assert plain.info == {}


def test_bare__a_profile_that_cannot_be_read_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    image = Image.new("RGB", (4, 4), "red")
    image.info["icc_profile"] = b"\0" * 200
    assert bare(image).getpixel((0, 0)) == (255, 0, 0)
    assert "a colour profile that cannot be read is left out" in caplog.text


def test_bare__keeps_what_is_transparent_and_drops_a_mask_that_hides_nothing() -> None:
    assert bare(Image.new("RGBA", (4, 4), (1, 2, 3, 0))).mode == "RGBA"
    assert bare(Image.new("RGBA", (4, 4), (1, 2, 3, 255))).mode == "RGB"


def test_bare__16_bits_keep_their_brightness() -> None:
    deep = Image.new("I;16", (4, 4), 0x8000)
    assert bare(deep).getpixel((0, 0)) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "CMYK"])
def test_sizes__are_made_of_pictures_in_every_mode(story: Story, mode: str) -> None:
    kind = "JPEG" if mode in {"L", "CMYK"} else "PNG"
    image = picture(story, encoded(Image.new(mode, (700, 500)), kind), "a.jpg" if kind == "JPEG" else "a.png")
    assert image.renditions.count() == 7
    assert make_sizes(image) == 0
