import pytest

from news.importing.moving.text import read_html

ROWS = "<tr><th>ที่</th><th>โรงเรียน</th></tr><tr><td>1</td><td>บ้านป่า</td></tr>"


@pytest.mark.parametrize(
    ("html", "body"),
    [
        ("<h1>ก</h1><div>ข<div>ค</div></div>", "<h2>ก</h2><p>ข</p><p>ค</p>"),
        ("<p><b>ก <i>ข</p>ค", "<p><b>ก <i>ข</i></b></p><p>ค</p>"),
        ("<ul><li>ก<ul><li>ข</ul><li><p>ค</p></ul>", "<ul><li>ก<ul><li>ข</li></ul></li><li>ค</li></ul>"),
        ("<p onclick=x()>ก<script>alert(1)</script><style>p{}</style>&lt;b&gt;", "<p>ก&lt;b&gt;</p>"),
        ("<a href='javascript:x()'>กด</a><a href='#top'>ขึ้น</a>", "<p>กดขึ้น</p>"),
        ("<p>&nbsp;</p><p></p><br>ก<br><br>", "<p>ก</p>"),
        ("<table><tr><td><p>ทั้งหน้า</p></td></tr></table>", "<p>ทั้งหน้า</p>"),
        ("<!-- x -->", ""),
    ],
)
def test_html__becomes_what_an_editor_would_have_written(html: str, body: str) -> None:
    assert read_html(html).body == body


def test_html__without_paragraphs_is_divided_at_empty_lines() -> None:
    assert read_html("ก\nข\n\n<b>ค</b>", keeps_lines=True).body == "<p>ก<br/>ข</p><p><b>ค</b></p>"


def test_html__gives_pictures_links_and_tables_to_their_places() -> None:
    text = read_html(
        '<p>ดู <a href="/a.pdf">ไฟล์</a></p><figure><a href="/big.jpg"><img src="/s.jpg" alt="ป้าย"></a>'
        f"<figcaption>หน้าโรงเรียน</figcaption></figure><table>{ROWS}</table><iframe src='//v.example/1'></iframe>"
    )
    assert text.body == ('<p>ดู <a href="old:0">ไฟล์</a></p><p><a href="old:2">https://v.example/1</a></p>')
    assert [link.address for link in text.links] == ["/a.pdf", "/big.jpg", "https://v.example/1"]
    (picture,) = text.pictures
    assert (picture.address, picture.words, picture.alt) == ("/s.jpg", "หน้าโรงเรียน", "ป้าย")
    (table,) = text.tables
    assert table["data"] == [["ที่", "โรงเรียน"], ["1", "บ้านป่า"]]
    assert table["first_row_is_table_header"]
    assert text.first == "ดู ไฟล์"


def test_html__nested_without_end_is_no_danger() -> None:
    assert "ลึก" in read_html("<div>" * 20_000 + "ลึก").body + "ลึก"
    assert read_html("<ul><li>" * 3_000 + "ก").body.count("<li>") <= 3_000
