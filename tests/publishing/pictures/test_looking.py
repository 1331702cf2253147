"""What is seen in a new picture: its likeness, its faces; and that nothing is invented."""

import io
from typing import Any

import pytest
from PIL import Image, ImageEnhance

from publishing.pictures import faces
from publishing.pictures.likeness import SAME, distance
from publishing.pictures.looking import Look, look_at
from tests.publishing.pictures.drawn import encoded, landscape, people
from tests.world import Story


def look(image: Image.Image, kind: str = "JPEG", **options: Any) -> Look:
    return look_at(io.BytesIO(encoded(image, kind, **options)))


@pytest.fixture
def no_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "can_count", lambda: False)


@pytest.mark.parametrize("seed", range(1, 6))
def test_copies_of_a_picture__have_the_same_fingerprint_or_nearly(seed: int) -> None:
    original = landscape(seed)
    phash = look(original).phash
    copies = {
        "smaller": look(original.resize((300, 200))),
        "poor": look(original, quality=25),
        "png": look(original, "PNG"),
        "brighter": look(ImageEnhance.Brightness(original).enhance(1.1)),
        "thumbnail": look(original.resize((160, 107))),
        "grey": look(original.convert("L")),
    }
    far = {why: distance(phash, copy.phash) for why, copy in copies.items()}
    assert {why: bits for why, bits in far.items() if bits > SAME} == {}


def test_different_pictures__have_fingerprints_far_apart() -> None:
    found = [look(landscape(seed)).phash for seed in range(1, 13)]
    near = [(one, two) for number, one in enumerate(found) for two in found[:number] if distance(one, two) <= SAME]
    assert near == []


def test_turned_picture__is_seen_upright() -> None:
    upright = landscape(3)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = upright.transpose(Image.Transpose.ROTATE_90)
    assert distance(look(upright).phash, look(turned, exif=exif).phash) <= SAME


@pytest.mark.parametrize("color", ["white", "teal", "black"])
def test_plain_colour__has_no_fingerprint_and_no_face(color: str) -> None:
    assert look(Image.new("RGB", (640, 480), color)) == Look("", 0)


def test_gradient__is_no_likeness() -> None:
    assert look(Image.linear_gradient("L").resize((640, 480))).phash == ""


@pytest.mark.parametrize("count", [0, 2, 3])
def test_faces__are_counted(count: int) -> None:
    assert look(people(count)).faces == count


def test_faces__are_counted_in_a_picture_lying_on_its_side() -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    lying = people(2).transpose(Image.Transpose.ROTATE_270)
    assert look(lying, exif=exif).faces == 2


@pytest.mark.usefixtures("no_detector")
def test_faces__without_the_extra_are_not_known() -> None:
    assert look(people(2)).faces is None


def test_broken_file__shows_nothing_and_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    file = io.BytesIO(encoded(landscape(1))[:200])
    file.seek(7)
    assert look_at(file) == Look("", None)
    assert file.tell() == 7
    assert "could not be looked at" in caplog.text


def test_new_picture__is_looked_at_when_it_is_saved(story: Story) -> None:
    from django.core.files.images import ImageFile

    image = story.image()
    assert (image.phash, image.faces) == ("", 0)
    image.file = ImageFile(io.BytesIO(encoded(landscape(4))), name="b.jpg")
    image.save(update_fields=["file"])
    image.refresh_from_db()
    assert len(image.phash) == 16
