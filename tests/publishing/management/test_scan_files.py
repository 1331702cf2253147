import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.publishing.texts import files

ID = "1-1037-02071-81-1"


def scan(*paths: Path, as_json: bool = True) -> str:
    out = io.StringIO()
    call_command("scan_files", *map(str, paths), json=as_json, stdout=out)
    return out.getvalue()


def lines(*paths: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in scan(*paths).splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as an office keeps it: good files, a broken one, an old one, a link."""
    (tmp_path / "ย่อย").mkdir()
    (tmp_path / "ก.txt").write_bytes(f"นายสมมติ {ID}".encode("cp874"))
    (tmp_path / "ย่อย" / "ข.xlsx").write_bytes(files.workbook())
    (tmp_path / "ย่อย" / "ค.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "ย่อย" / "ง.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "จ.txt").symlink_to(tmp_path / "ก.txt")
    return tmp_path


def test_json__a_line_for_every_finding_masked(folder: Path) -> None:
    (line,) = lines(folder / "ก.txt")
    assert line == {
        "file": str(folder / "ก.txt"),
        "place": line["place"],
        "detector": "national_id",
        "severity": "block",
        "match": "1-1037-xxxxx-xx-1",
        "excerpt": "นายสมมติ 1-1037-xxxxx-xx-1",
    }
    assert line["place"]


def test_folder__everything_in_it_is_scanned_in_order_and_nothing_passed_over(folder: Path) -> None:
    told = lines(folder)
    by_file = {Path(line["file"]).name: line for line in told}
    assert list(dict.fromkeys(Path(line["file"]).name for line in told)) == [
        "ก.txt",
        "จ.txt",
        "ข.xlsx",
        "ค.pdf",
        "ง.doc",
    ]
    assert by_file["ค.pdf"]["refused"] == "truncated"
    assert by_file["ง.doc"]["refused"] == "type_not_allowed"
    assert "ง.doc" in by_file["ง.doc"]["reason"]
    assert set(by_file["จ.txt"]) == {"file", "place", "unread"}
    assert {line["detector"] for line in told if line["file"].endswith("ข.xlsx")} == {
        "national_id",
        "phone",
        "birth_date",
    }


def test_archive__the_place_leads_into_it(tmp_path: Path) -> None:
    path = tmp_path / "แนบ.zip"
    path.write_bytes(files.zipped({"ใน.txt": f"นายสมมติ {ID}"}))
    (line,) = lines(path)
    assert line["place"].startswith("ใน.txt \u203a ")


def test_scanned_page__is_told_as_unread(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (60, 80), "white").save(tmp_path / "สแกน.pdf")
    (line,) = lines(tmp_path)
    assert set(line) == {"file", "place", "unread"}


def test_text_too_large__is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publishing.management.commands.scan_files.DOCUMENT_LIMIT", 10)
    (tmp_path / "ก.txt").write_text("ยาวเกินไป", encoding="utf-8")
    assert [line["refused"] for line in lines(tmp_path)] == ["too_large"]


def test_words__a_line_each_and_the_counts_at_the_end(folder: Path) -> None:
    with translation.override("en"):
        told = scan(folder, as_json=False).splitlines()
    assert told[-1] == "Files: 5 · findings: 6 · refused: 2 · parts not read: 1"
    assert len(told) == 10
    assert not any("02071" in line for line in told)


def test_a_path_that_is_not_there__is_said_before_anything_is_scanned(folder: Path) -> None:
    with pytest.raises(CommandError, match=r"ไม่มี\.txt"):
        scan(folder, folder / "ไม่มี.txt")


def test_a_file_that_cannot_be_opened__is_told_and_the_others_are_scanned(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def locked(path: Path, *arguments: str) -> object:
        if path.name == "ข.xlsx":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(Path, "open", locked)
    told = {Path(line["file"]).name: line for line in lines(folder)}
    assert told["ข.xlsx"]["refused"] == "cannot_open"
    assert told["ก.txt"]["detector"] == "national_id"
