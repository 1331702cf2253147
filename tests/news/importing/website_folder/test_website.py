from pathlib import Path

from news.importing.website_folder.website import WebsiteFolder
from tests.news.importing.pdf_builder import build_pdf

PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=tis-620"><title>เว็บไซต์</title>
<meta name="date" content="2555-01-01"></head><body><nav>เมนู</nav><h1>ข่าวรับสมัคร</h1>
<?php include("top.php"); ?><p>รายละเอียด <a href="files/a.pdf">ประกาศ</a></p></body></html>"""


def test_folder__gives_pages_and_what_no_page_links_to(tmp_path: Path) -> None:
    (tmp_path / "news/files").mkdir(parents=True)
    (tmp_path / "news/index.html").write_bytes(PAGE.encode("cp874"))
    (tmp_path / "news/files/a.pdf").write_bytes(build_pdf(["ก"]))
    (tmp_path / "news/files/ประกาศ_เดิม.pdf").write_bytes(build_pdf(["ข"]))
    (tmp_path / "empty.php").write_text("<?php header('Location: /'); ?>")
    (tmp_path / "out.html").symlink_to("/etc/passwd")
    website = WebsiteFolder(tmp_path, address="https://old.example/web")
    items = {item.old_id: item for item in website.items()}
    assert set(items) == {"empty.php", "news/index.html", "news/files/ประกาศ_เดิม.pdf"}
    assert items["empty.php"].why_not
    page, file = items["news/index.html"], items["news/files/ประกาศ_เดิม.pdf"]
    assert page.title == "ข่าวรับสมัคร"
    assert "รายละเอียด" in page.html
    assert "เมนู" not in page.html
    assert "php" not in page.html
    assert page.addresses == ("https://old.example/web/news/index.html",)
    assert page.sections == ("folder:news",)
    assert len(page.notes) == 1
    assert file.title == "ประกาศ เดิม"
    assert file.files[0].address.startswith("https://old.example/web/news/files/%E0%B8%9B")
