"""The PDF itself: text that copies out right, marks on their consonants, tags, and a layout nothing bursts."""

from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvals.printing.filling import fill
from approvals.printing.printing import print_specimen
from approvals.printing.specimen import SpecimenValues
from approvals.printing.typesetting import qr_svg, set_pdf
from approvals.procedure_schema import PrintedForm
from tests.approvals.printing.pdf_text import letters_outside, pages_of, text_of
from tests.approvals.printing.requests import FORMS, shipped
from thai.text import normalise

CONSONANTS = "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
VOWELS = ["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็"]
TONES = ["", "่", "้", "๊", "๋", "์"]


def document(form: PrintedForm, values: Any) -> dict[str, Any]:
    return {
        "title": form.title,
        "office": "สำนักงาน",
        "layout": form.layout,
        "blocks": fill(form, values),
        "footer": ["เลขที่คำขอ S12-2570-0001"],
        "edition": "แบบ ฉบับที่ 1",
        "numerals": [str(number) for number in range(100)],
        "qr": qr_svg("https://www.office.example/verify/XXXXXXXX"),
        "qr_alt": "คิวอาร์โค้ด",
    }


class Fuzzed(SpecimenValues):
    """A specimen with the same text in every field."""

    words = ""

    def text(self, name: str) -> str:
        return self.words


def paragraphs(texts: list[str], *, bold: bool = False) -> dict[str, Any]:
    blocks = [{"block": "text", "text": text, "bold": bold} for text in texts]
    form = PrintedForm.model_validate({"version": 1, "title": "แบบ", "blocks": blocks})
    return document(form, SpecimenValues(form, None))


@pytest.mark.parametrize("bold", [False, True])
def test_every_syllable__is_copied_out_as_it_was_written(bold: bool) -> None:
    """Sara am and stacked marks included: each once, in their order."""
    syllables = [c + v + t + "ก" for c in CONSONANTS for v in VOWELS for t in TONES]
    syllables += [c + t + "ำ" for c in CONSONANTS for t in TONES[:5]]
    lines = [" ".join(syllables[start : start + 12]) for start in range(0, len(syllables), 12)]

    text = text_of(set_pdf(paragraphs(lines, bold=bold)))

    foot = ("เลขที่คำขอ", "แบบ ฉบับที่", "หน้า ")
    copied = "".join(line for line in text.splitlines() if not line.startswith(foot))
    assert normalise("".join(syllables)) == "".join(copied.split())


def test_upper_marks__stand_above_their_consonant_and_above_one_another() -> None:
    """Where the letters stand: ้ over ั over ต, and none of them beside it."""
    with pypdfium2.PdfDocument(set_pdf(paragraphs(["ตั้ง ปั้น ฟ้า ที่"]))) as pdf:
        text = pdf[0].get_textpage()
        boxes = {index: text.get_charbox(index) for index in range(3)}

    consonant, vowel, tone = (boxes[index] for index in range(3))
    assert consonant[1] <= tone[1]
    assert vowel[3] <= tone[3]
    assert all(consonant[0] - 6 <= mark[0] <= mark[2] <= consonant[2] + 6 for mark in (vowel, tone))


@pytest.mark.parametrize("form_id", FORMS)
def test_pdf__is_tagged_for_assistive_technology(form_id: str) -> None:
    pdf = print_specimen(form_id, *shipped(form_id))

    assert b"/StructTreeRoot" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang(th" in pdf or b"/Lang (th" in pdf


def test_character_without_a_glyph__is_set_all_the_same() -> None:
    form, spec = shipped("S12-F1")
    values = Fuzzed(form, spec)
    values.words = "เรื่อง \U0001f600 ທົດສອບ"

    pdf = set_pdf(document(form, values))

    assert pages_of(pdf) >= 1
    assert b"/StructTreeRoot" in pdf


_TITLES = st.one_of(
    st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=200),
    st.text(st.sampled_from("กขคงตั้งน้ำที่ ๐๑๒012.-/()ๆฯ เอABCabc"), max_size=200),
    st.text(max_size=60),
    st.sampled_from(
        ["", "ก" * 200, "W" * 200, "9" * 120, "นายสมมุติ " * 20, "\u0e49" * 30, "#strong[ก]", "$x$ *ก* _ข_ `ค` @ง"]
    ),
)


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=_TITLES)
def test_whatever_is_written__stays_on_the_page(form_id: str, words: str) -> None:
    """Long names, empty values, 200-character subjects, mixed digits: the form grows, and nothing leaves the paper."""
    form, spec = shipped(form_id)
    values = Fuzzed(form, spec)
    values.words = words

    pdf = set_pdf(document(form, values))

    assert 1 <= pages_of(pdf) <= 12
    assert letters_outside(pdf) == []


def test_markup_in_a_value__is_printed_as_it_was_typed() -> None:
    form, spec = shipped("S11-F1")
    values = Fuzzed(form, spec)
    values.words = "#panic() $x^2$ *หนา* <b>ก</b> \\ {title}"

    assert "#panic() $x^2$ *หนา* <b>ก</b> \\ {title}" in text_of(set_pdf(document(form, values)))
