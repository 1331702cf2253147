"""What each usage category asks for (S11-R22, LOEI3-R19, S12-R06; Copyright Act 2537, sections 7 and 32)."""

import pytest

from publishing.models import Licence, PublishingImage, Rights, SectionSeven

pytestmark = pytest.mark.django_db  # a new picture asks for its default collection

ALWAYS = {"source", "credit"}
ASKED = {
    Rights.OWN_WORK: set(),
    Rights.CONTRIBUTED: {"rights_note"},
    Rights.LICENSED: {"rights_note"},
    Rights.CREATIVE_COMMONS: {"licence", "source_url"},
    Rights.PUBLIC_DOMAIN: {"rights_note"},
    Rights.NOT_COPYRIGHT: {"section_7"},
    Rights.QUOTED: {"rights_note"},
}
PICTURE = {"alt_kind": "describe", "description": "ครูและนักเรียน", "people": "none"}


@pytest.mark.parametrize("rights", Rights.values)
def test_category__asks_source_and_credit_always_and_its_own_fields(rights: str) -> None:
    assert set(PublishingImage(rights=rights, **PICTURE).missing_answers()) == ALWAYS | ASKED[Rights(rights)]


def test_category__unanswered_is_asked_itself() -> None:
    assert set(PublishingImage(**PICTURE).missing_answers()) == {*ALWAYS, "rights"}


@pytest.mark.parametrize("blank", ["", "   "])
def test_source_and_credit__of_blanks_are_missing(blank: str) -> None:
    image = PublishingImage(rights=Rights.OWN_WORK, source=blank, credit=blank, **PICTURE)
    assert set(image.missing_answers()) == ALWAYS


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"alt_kind": ""}, ["alt_kind"]),
        ({"alt_kind": "describe", "description": " "}, ["description"]),
        ({"alt_kind": "decorative", "description": ""}, []),
        ({"people": ""}, ["people"]),
    ],
)
def test_picture__needs_the_choice_for_those_who_cannot_see_it(answers: dict[str, str], missing: list[str]) -> None:
    image = PublishingImage(rights=Rights.OWN_WORK, source="โรงเรียน", credit="ครู", **(PICTURE | answers))
    assert image.missing_answers() == missing


def test_credit_line__says_who_where_and_on_what_terms() -> None:
    image = PublishingImage(
        rights=Rights.CREATIVE_COMMONS, credit="สมมุติ ช่างภาพ", source="คลังภาพตัวอย่าง", licence=Licence.BY_SA_4
    )
    assert image.credit_line == "สมมุติ ช่างภาพ – คลังภาพตัวอย่าง – CC BY-SA 4.0"


def test_section_7__names_the_five_clauses_of_the_act() -> None:
    assert len(SectionSeven.choices) == 5
