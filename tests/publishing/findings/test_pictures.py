"""Pictures that are there twice, and faces where nobody is said to be: pointed out, never decided."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing.findings.finding import Severity
from publishing.findings.material import material_of
from publishing.findings.pictures import DETECTORS, find
from publishing.models import People, PublishingImage
from tests.publishing.media.items import news_with, picture, published
from tests.publishing.pictures.drawn import encoded, landscape, people
from tests.world import Story


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def draft_with(story: Story, *images: PublishingImage) -> Any:
    return news_with(story, *images, document=False).get_latest_revision_as_object()


def found(page: Any) -> list[tuple[str, str, str, str]]:
    return [(item.detector, item.file, item.excerpt, item.place) for item in find(material_of(page))]


def image(story: Story, content: bytes, title: str, **fields: Any) -> PublishingImage:
    return picture(story, content, "a.jpg", title=title, **fields)


def test_detectors__only_faces_ask() -> None:
    weights = {detector.key: detector.severity for detector in DETECTORS}
    assert weights == {"picture_twice": Severity.NOTE, "picture_known": Severity.NOTE, "faces": Severity.ASK}


def test_near_duplicate__in_one_item_is_pointed_out(story: Story) -> None:
    scene = landscape(1)
    page = draft_with(
        story,
        image(story, encoded(scene), "ภาพใหญ่"),
        image(story, encoded(landscape(2)), "อีกภาพ"),
        image(story, encoded(scene.resize((300, 200)), quality=40), "ภาพย่อ"),
    )
    assert found(page) == [("picture_twice", "ภาพย่อ", "ภาพใหญ่", "")]


def test_near_duplicate__in_the_library_is_named_with_the_page_that_shows_it(story: Story) -> None:
    shown = published(story, news_with(story, image(story, encoded(landscape(3)), "ภาพเดิม"), document=False))
    page = draft_with(story, image(story, encoded(landscape(3).resize((400, 267)), "PNG"), "ส่งมาอีกครั้ง"))
    (finding,) = found(page)
    assert finding[:3] == ("picture_known", "ส่งมาอีกครั้ง", "ภาพเดิม")
    assert shown.title in finding[3]


def test_near_duplicate__of_another_office_is_not_told(story: Story) -> None:
    from wagtail.models import Collection

    elsewhere = Collection.get_first_root_node().add_child(name="สำนักงานอื่น")
    image(story, encoded(landscape(4)), "ของสำนักงานอื่น", collection=elsewhere)
    assert found(draft_with(story, image(story, encoded(landscape(4)), "ของเรา"))) == []


def test_same_bytes__are_recognised_even_in_a_plain_colour(story: Story) -> None:
    page = draft_with(story, story.image("ภาพหนึ่ง"), story.image("ภาพสอง"))
    assert [item[0] for item in found(page)] == ["picture_twice"]


def test_same_picture__chosen_again_is_no_copy(story: Story) -> None:
    one = image(story, encoded(landscape(5)), "ภาพเดิม")
    published(story, news_with(story, one, document=False))
    assert found(draft_with(story, one)) == []


@pytest.mark.parametrize(
    ("answer", "asks"), [(People.NONE, True), (People.CROWD, False), (People.ADULTS, False), (People.MINORS, False)]
)
def test_faces__ask_again_when_nobody_is_said_to_be_there(story: Story, answer: str, asks: bool) -> None:
    page = draft_with(story, image(story, encoded(people(2)), "ประชุม", people=answer))
    assert [item[:2] for item in found(page)] == ([("faces", "ประชุม")] if asks else [])


def test_faces__nobody_looked_for_are_not_asked_about(story: Story) -> None:
    one = image(story, encoded(people(2)), "ประชุม", people=People.NONE)
    PublishingImage.objects.filter(pk=one.pk).update(faces=None)
    assert found(draft_with(story, PublishingImage.objects.get(pk=one.pk))) == []


def test_key__changes_with_the_picture(story: Story) -> None:
    keys = set()
    for number in (2, 3):
        page = draft_with(story, image(story, encoded(people(number)), "ประชุม", people=People.NONE))
        keys |= {item.key for item in find(material_of(page)) if item.detector == "faces"}
    assert len(keys) == 2


def test_finding__costs_one_query_however_large_the_library(story: Story) -> None:
    page = draft_with(story, *(image(story, encoded(landscape(seed)), f"{seed}") for seed in (6, 7, 8)))
    collection = story.world.units["policy"].collection
    PublishingImage.objects.bulk_create(
        PublishingImage(
            title=f"{number}", file="original_images/x.jpg", width=1, height=1, collection=collection,
            phash=f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}", sha256=f"{number:064x}",
        )
        for number in range(1_000)
    )  # fmt: skip
    material = material_of(page)
    with CaptureQueriesContext(connection) as queries:
        find(material)
    assert len(queries) <= 2


def test_page_without_pictures__costs_nothing(story: Story) -> None:
    material = material_of(story.draft())
    with CaptureQueriesContext(connection) as queries:
        assert find(material) == []
    assert len(queries) == 0
