from news.importing.body import LEAD_LIMIT, body_html, lead_and_body
from news.importing.material import Paragraph


def test_body__of_headings_text_and_lists() -> None:
    paragraphs = [
        Paragraph("กำหนดการ", "heading"),
        Paragraph("ประชุมครู\nห้องประชุม 1"),
        Paragraph("เอกสาร", "item"),
        Paragraph("บัตรประชาชน", "item"),
        Paragraph("1. ลงทะเบียน", "item"),
        Paragraph("ก. เปิดงาน", "item"),
    ]
    assert body_html(paragraphs) == (
        "<h2>กำหนดการ</h2><p>ประชุมครู<br/>ห้องประชุม 1</p><ul><li>เอกสาร</li><li>บัตรประชาชน</li></ul>"
        "<p>1. ลงทะเบียน</p><p>ก. เปิดงาน</p>"
    )


def test_body__of_text_that_looks_like_html() -> None:
    assert body_html([Paragraph("<script>alert('x')</script> & <b>")]) == (
        "<p>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; &lt;b&gt;</p>"
    )


def test_lead__of_a_short_first_paragraph_is_not_repeated() -> None:
    assert lead_and_body([Paragraph("ต้น", "heading"), Paragraph("สั้น"), Paragraph("ยาว")]) == (
        "สั้น",
        "<h2>ต้น</h2><p>ยาว</p>",
    )


def test_lead__of_the_only_paragraph_leaves_it_in_the_body() -> None:
    assert lead_and_body([Paragraph("สั้น")]) == ("สั้น", "<p>สั้น</p>")


def test_lead__of_a_long_paragraph_is_shortened_between_words() -> None:
    text = "โรงเรียนเปิดเรียน " * 60
    lead, body = lead_and_body([Paragraph(text.strip()), Paragraph("ท้าย")])
    assert len(lead) <= LEAD_LIMIT
    assert lead.endswith("…")
    assert text.startswith(lead[:-1])
    assert text.strip() in body


def test_lead__of_a_file_without_running_text_is_empty() -> None:
    assert lead_and_body([Paragraph("ก", "heading")]) == ("", "<h2>ก</h2>")
