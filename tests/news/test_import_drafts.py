import io
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from docx import Document
from wagtail.models import PageLogEntry

from news.models import NewsPage
from publishing.api import missing_for_submission
from publishing.models import PublishingDocument, PublishingImage
from tests.news.importing.pdf_builder import build_pdf
from tests.world import Story, picture_bytes

TEXT = """เรื่อง การเปิดภาคเรียนของโรงเรียนในสังกัด

โรงเรียนในสังกัดทุกแห่งเปิดภาคเรียนพร้อมกันในวันจันทร์

กำหนดการรับสมัครนํ้าใจนักเรียน <script>alert(1)</script>
- ลงทะเบียน
- รายงานตัว
"""


def run(folder: Path, *args: str) -> tuple[list[str], int]:
    """Output lines and exit code."""
    out = io.StringIO()
    code = 0
    try:
        call_command("import_drafts", str(folder), *args, stdout=out)
    except SystemExit as end:
        code = int(end.code or 0)
    except CommandError as error:
        return [str(error)], error.returncode
    return out.getvalue().strip().split("\n"), code


def word_file(path: Path, *paragraphs: str, pictures: list[bytes] | None = None) -> None:
    document = Document()
    document.add_heading(paragraphs[0], 1)
    for paragraph in paragraphs[1:]:
        document.add_paragraph(paragraph)
    for content in pictures or []:
        document.add_picture(io.BytesIO(content))
    document.save(str(path))


def drafts() -> list[NewsPage]:
    return list(NewsPage.objects.order_by("pk"))


def test_import__of_a_text_makes_a_draft_in_the_first_unit(story: Story, tmp_path: Path) -> None:
    (tmp_path / "ข่าว.txt").write_text(TEXT, encoding="utf-8")
    lines, code = run(tmp_path, "--user", "admin.provider")
    (page,) = drafts()
    assert code == 0
    assert lines[0] == f"ข่าว.txt: นำเข้าเป็นฉบับร่างแล้ว: หน้า {page.pk} “{page.title}”"
    assert lines[-1].startswith("ฉบับร่างใหม่ 1 เรื่อง")
    assert page.title == "การเปิดภาคเรียนของโรงเรียนในสังกัด"
    assert page.lead == "โรงเรียนในสังกัดทุกแห่งเปิดภาคเรียนพร้อมกันในวันจันทร์"
    assert page.body == (
        "<p>กำหนดการรับสมัครน้ำใจนักเรียน &lt;script&gt;alert(1)&lt;/script&gt;</p>"
        "<ul><li>ลงทะเบียน</li><li>รายงานตัว</li></ul>"
    )
    assert (page.live, page.unit, page.information_type) == (False, story.world.units["admin"], "pr_news")
    assert page.owner == story.people["admin.provider"]
    assert page.get_latest_revision().user == story.people["admin.provider"]
    entry = PageLogEntry.objects.get(action="news.import", page=page.pk)
    assert entry.message == "นำเข้าจากไฟล์ “ข่าว.txt”"


@pytest.mark.parametrize("name", ["กลุ่มนโยบายและแผน", "policy"])
def test_import__into_the_unit_asked_for(story: Story, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run(tmp_path, "--unit", name, "--type", "activity_photo")[1] == 0
    (page,) = drafts()
    assert page.unit == story.world.units["policy"]
    assert page.information_type == "activity_photo"
    assert page.get_latest_revision().user is None


def test_import__of_a_word_file_attaches_it_and_its_pictures(story: Story, tmp_path: Path) -> None:
    word_file(
        tmp_path / "คู่มือ.docx", "พิธีเปิดงาน", "ผู้อำนวยการเปิดงาน", "ครูร่วมงาน", pictures=[picture_bytes("red", (90, 60))]
    )
    (tmp_path / "คู่มือ.jpg").write_bytes(picture_bytes("green", (90, 60)))
    (tmp_path / "คู่มือ").mkdir()
    (tmp_path / "คู่มือ" / "2.png").write_bytes(picture_bytes("blue", (90, 60)))
    (tmp_path / "คู่มือ" / "3.jpg").write_bytes(picture_bytes("blue", (90, 60)))
    lines, code = run(tmp_path)
    (page,) = drafts()
    assert code == 1  # the picture called .png is a JPEG
    assert any(line.startswith("คู่มือ/2.png: ไม่ได้นำเข้า") for line in lines)
    (attachment,) = page.attached()
    assert attachment.document.collection == story.world.units["admin"].collection
    assert attachment.document.filename == "คู่มือ.docx"
    assert [photo.image.title for photo in page.photos()] == ["คู่มือ-1", "คู่มือ", "3"]
    assert page.get_latest_revision_as_object().photos()[0].image == page.photos()[0].image


def test_import__leaves_what_a_file_cannot_know_to_the_checklist(story: Story, tmp_path: Path) -> None:
    word_file(tmp_path / "ข่าว.docx", "พิธีเปิดงาน", "ผู้อำนวยการเปิดงาน", pictures=[picture_bytes(size=(90, 60))])
    run(tmp_path)
    codes = [issue.code for issue in missing_for_submission(drafts()[0].get_latest_revision_as_object())]
    assert {"picture_rights_missing", "document_rights_missing", "memo_missing"} <= set(codes)
    image = drafts()[0].photos()[0].image
    assert image.missing_answers() == ["source", "credit", "rights", "alt_kind", "people"]


def test_import__of_a_pdf_and_of_a_picture_alone(story: Story, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(build_pdf(["Hello there", "Second line"]))
    (tmp_path / "ภาพ_กิจกรรม.jpg").write_bytes(picture_bytes(size=(90, 60)))
    lines, code = run(tmp_path)
    assert code == 0, lines
    pdf, picture = drafts()
    assert [attachment.document.filename for attachment in pdf.attached()] == ["a.pdf"]
    assert (picture.title, picture.body, len(picture.photos())) == ("ภาพ กิจกรรม", "", 1)


def test_import__a_second_time_changes_nothing(story: Story, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.jpg").write_bytes(picture_bytes(size=(90, 60)))
    (tmp_path / "copy of a.txt").write_text(TEXT, encoding="utf-8")
    first, _code = run(tmp_path)
    assert sum("นำเข้าไว้แล้ว: หน้า" in line for line in first) == 1
    page = drafts()[0]
    page.body = "<p>แก้ไขแล้ว</p>"
    page.memo = {}
    page.save_revision()
    lines, code = run(tmp_path)
    assert code == 0
    assert len(drafts()) == PublishingImage.objects.count() == 1
    assert all(f"นำเข้าไว้แล้ว: หน้า {page.pk}" in line for line in lines[:-1])
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "late.jpg").write_bytes(picture_bytes("red", (90, 60)))
    lines, code = run(tmp_path)
    assert code == 1
    assert any("late.jpg" in line and f"หน้า {page.pk}" in line for line in lines)


def test_import__of_a_deleted_draft_makes_it_again(story: Story, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run(tmp_path)
    drafts()[0].delete()
    run(tmp_path)
    assert len(drafts()) == 1


def test_import__reports_every_file_and_goes_on_after_a_broken_one(story: Story, tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(b"no word file")
    (tmp_path / "1.jpg").write_bytes(picture_bytes(size=(90, 60)))
    (tmp_path / "2.txt").write_bytes(b"")
    (tmp_path / "3.exe").write_bytes(b"MZ")
    (tmp_path / "4.jpg").write_bytes(b"no picture")
    (tmp_path / "5.pdf").write_bytes(b"<html>")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "9.txt").write_text(TEXT, encoding="utf-8")
    lines, code = run(tmp_path)
    assert code == 1
    assert len(drafts()) == 1
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "1.docx", "1.jpg", "2.txt", "4.jpg", "5.pdf", "9.txt", "3.exe", ".DS_Store",
    ]  # fmt: skip
    assert sum("ไม่ได้นำเข้า: " in line for line in lines) == 6
    assert lines[-1] == "ฉบับร่างใหม่ 1 เรื่อง · ภาพประกอบ 0 ไฟล์ · นำเข้าไว้แล้ว 0 ไฟล์ · ไม่ได้นำเข้า 6 ไฟล์ · ข้าม 1 ไฟล์"


def test_import__of_a_file_that_fails_halfway_leaves_nothing(story: Story, tmp_path: Path) -> None:
    word_file(tmp_path / "1.docx", "พิธีเปิดงาน", "ผู้อำนวยการเปิดงาน", pictures=[picture_bytes(size=(90, 60))])
    (tmp_path / "2.txt").write_text(TEXT, encoding="utf-8")
    real = NewsPage.save_revision

    def fails_once(page: NewsPage, *args: object, **kwargs: object) -> object:
        if page.title == "พิธีเปิดงาน":
            raise RuntimeError("power cut")
        return real(page, *args, **kwargs)

    with patch.object(NewsPage, "save_revision", fails_once):
        lines, code = run(tmp_path)
    assert code == 1
    assert "RuntimeError" in lines[0]
    assert [page.title for page in drafts()] == ["การเปิดภาคเรียนของโรงเรียนในสังกัด"]
    assert PublishingImage.objects.count() == PublishingDocument.objects.count() == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--unit", "ไม่มีกลุ่มนี้"], "ไม่พบกลุ่ม/หน่วยชื่อ “ไม่มีกลุ่มนี้”"),
        (["--type", "nonsense"], "“nonsense” ไม่ใช่ประเภทข้อมูล"),
        (["--user", "nobody"], "ไม่พบบัญชีผู้ใช้ “nobody”"),
    ],
)
def test_import__with_wrong_arguments(story: Story, tmp_path: Path, args: list[str], says: str) -> None:
    lines, code = run(tmp_path, *args)
    assert code == 2
    assert says in lines[0]


def test_import__of_a_folder_that_is_not_there(story: Story, tmp_path: Path) -> None:
    lines, code = run(tmp_path / "nowhere")
    assert code == 2
    assert "ไม่พบโฟลเดอร์" in lines[0]
