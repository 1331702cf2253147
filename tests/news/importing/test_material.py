import pytest

from news.importing.material import TITLE_LIMIT, Content, Paragraph, UnreadableFile, compose, shortened

BODY = Paragraph("ข้อความ")


def test_compose__first_paragraph_is_the_title_and_is_not_repeated() -> None:
    material = compose(Content([Paragraph("ประกาศ\n ผลการสอบ"), BODY], [b"1"], ["n"]), "ไฟล์")
    assert material.title == "ประกาศ ผลการสอบ"
    assert material.paragraphs == [BODY]
    assert (material.pictures, material.notes) == ([b"1"], ["n"])


def test_compose__heading_goes_before_the_first_paragraph() -> None:
    material = compose(Content([BODY, Paragraph("คู่มือ", "heading"), BODY]), "ไฟล์")
    assert (material.title, material.paragraphs) == ("คู่มือ", [BODY, BODY])


def test_compose__subject_line_goes_before_a_heading() -> None:
    memo = [
        Paragraph("บันทึกข้อความ", "heading"),
        Paragraph("ที่ ศธ 04241/1"),
        Paragraph("เรื่อง  ขออนุญาตเผยแพร่ข้อมูล"),
        BODY,
    ]
    material = compose(Content(memo), "ไฟล์")
    assert material.title == "ขออนุญาตเผยแพร่ข้อมูล"
    assert material.paragraphs == [*memo[:2], BODY]


@pytest.mark.parametrize("line", ["เรื่อง หน้า", "เรื่อง", "เรื่อง ................"])
def test_compose__empty_subject_line_is_no_title(line: str) -> None:
    assert compose(Content([BODY, Paragraph(line)]), "ไฟล์").title == "ข้อความ"


@pytest.mark.parametrize("late", [Paragraph("เรื่อง แต่งตั้งคณะกรรมการ"), Paragraph("ภาคผนวก", "heading")])
def test_compose__subject_or_heading_far_down_is_no_title(late: Paragraph) -> None:
    assert compose(Content([BODY] * 10 + [late]), "ไฟล์").title == "ข้อความ"


def test_compose__pictures_only_take_the_name_of_the_file() -> None:
    material = compose(Content([], [b"1"]), "ภาพกิจกรรม\u200b  นํา")
    assert (material.title, material.paragraphs, len(material.notes)) == ("ภาพกิจกรรม นำ", [], 1)


def test_compose__nothing_is_refused() -> None:
    with pytest.raises(UnreadableFile) as refusal:
        compose(Content([]), "ไฟล์")
    assert refusal.value.code == "empty"


def test_compose__cut_title_is_noted_and_its_paragraph_kept() -> None:
    long = Paragraph("ประกาศสำนักงานเขตพื้นที่การศึกษา " * 12)
    material = compose(Content([long, BODY]), "ไฟล์")
    assert material.title.endswith("…")
    assert material.paragraphs == [long, BODY]
    assert len(material.notes) == 1


@pytest.mark.parametrize("length", [TITLE_LIMIT - 1, TITLE_LIMIT])
def test_shortened__title_that_fits_is_left(length: int) -> None:
    assert shortened("ก" * length) == "ก" * length


def test_shortened__cut_between_two_words() -> None:
    words = "การศึกษา" * 40
    title = shortened(words)
    assert len(title) <= TITLE_LIMIT
    assert title == "การศึกษา" * 31 + "…"


def test_shortened__no_space_before_the_ellipsis() -> None:
    assert shortened("การศึกษา " * 40) == ("การศึกษา " * 28).rstrip() + "…"


def test_shortened__one_endless_word() -> None:
    assert shortened("a" * 300) == "a" * 254 + "…"


@pytest.mark.parametrize(
    ("code", "context"),
    [
        ("format_not_read", {"formats": ".txt"}),
        ("cannot_open", {}),
        ("too_large", {"limit": 50}),
        ("empty", {}),
        ("unknown_encoding", {}),
        ("damaged", {}),
        ("encrypted", {}),
        ("old_or_locked", {}),
        ("too_many_pages", {"pages": 501, "limit": 500}),
    ],
)
def test_unreadable_file__says_why(code: str, context: dict[str, object]) -> None:
    error = UnreadableFile(code, **context)
    assert str(error) == error.message
    assert len(error.message) > 10
    assert "%(" not in error.message
