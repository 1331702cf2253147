from pathlib import Path

import pytest

from news.importing.moving.item import OldItem, UnreadableExport
from news.importing.wordpress.website import WordPressExport
from tests.news.importing.moving.old_sites import attachment, post, wxr


def items(path: Path) -> dict[str, OldItem]:
    website = WordPressExport([path])
    try:
        return {item.old_id: item for item in website.items()}
    finally:
        website.close()


def test_export__gives_posts_with_every_address_they_had(tmp_path: Path) -> None:
    path = wxr(
        tmp_path,
        attachment(5, "2020/05/a.jpg", parent=7),
        post(7, "หัวข้อ &amp; อื่น", "<p>ก</p>", link="https://old.example/2020/05/x/", meta={"_thumbnail_id": "5"}),
    )
    item = items(path)["7"]
    assert (item.title, item.kind, str(item.day), item.why_not) == ("หัวข้อ & อื่น", "post", "2020-05-01", "")
    assert item.addresses == ("https://old.example/2020/05/x/", "/?p=7", "https://old.example/?p=7")
    assert item.sections == ("category:ข่าว",)
    (file,) = item.files
    assert file.address == "https://old.example/wp-content/uploads/2020/05/a.jpg"
    assert file.addresses == ("https://old.example/?attachment_id=5", "/?p=5")


def test_export__turns_shortcodes_and_bare_lines_into_html(tmp_path: Path) -> None:
    html = 'ก\x0b\n\n[caption id="x"]<img src="/a.jpg" /> ภาพ[/caption]\n\n'
    html += '[pdf-embedder url="/b.pdf"][1] [ต่อ] [gallery ids="5"]'
    item = items(wxr(tmp_path, attachment(5, "g.jpg"), post(7, "ก", html)))["7"]
    assert item.keeps_lines
    assert "<figcaption>ภาพ</figcaption>" in item.html
    assert '<a href="/b.pdf">b.pdf</a></p>[1] [ต่อ]' in item.html
    assert "uploads/g.jpg" in item.html
    assert item.notes == ("ส่วนที่ปลั๊กอินของเว็บไซต์เดิมสร้างไว้ไม่ได้นำมาด้วย: pdf-embedder",)


def test_export__leaves_out_what_was_not_public(tmp_path: Path) -> None:
    path = wxr(
        tmp_path, post(1, "ก", "", status="draft"), post(2, "ข", "", password="x"), post(3, "ค", "", kind="product")
    )
    assert [bool(item.why_not) for item in items(path).values()] == [True, True, True]


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BOMB, OUTSIDE])
def test_export__with_a_document_type_of_its_own_is_refused(tmp_path: Path, declared: str) -> None:
    with pytest.raises(UnreadableExport, match="DOCTYPE"):
        WordPressExport([wxr(tmp_path, post(1, "&a;", ""), declared=declared)])


@pytest.mark.parametrize("content", ["", "not xml", "<rss><channel></channel></rss>"])
def test_export__that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.xml").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableExport):
        WordPressExport([tmp_path / "x.xml"])
