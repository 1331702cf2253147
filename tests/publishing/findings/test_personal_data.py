import io

from django.utils import translation

from publishing.findings.finding import Severity
from publishing.findings.personal_data import DETECTORS, find_in_passages, find_in_text
from publishing.texts import Unread, passages
from tests.publishing.texts import files
from thai.personal_data import find_all

ID = "1-1037-02071-81-1"


def test_detectors__each_kind_of_data_has_its_words_and_weight() -> None:
    found = {
        match.detector
        for match in find_all(
            f"{ID} เลขที่บัญชี 123-4-56789-0 โทร 0812345678 โทร 02-123-4567 a@gmail.com b@obec.go.th กข 1234 เลย "
            "หนังสือเดินทาง AA1234567 วันเกิด 5/1/2540 รหัสนักเรียน 10234 บ้านเลขที่ 99/1 หมู่โลหิต O"
        )
    }
    assert {detector.key for detector in DETECTORS} == found
    assert {str(detector.label) for detector in DETECTORS} & {""} == set()
    assert len({str(detector.label) for detector in DETECTORS}) == len(DETECTORS)
    assert [detector.key for detector in DETECTORS if detector.severity == Severity.BLOCK] == ["national_id"]
    assert {detector.group for detector in DETECTORS} == {"personal_data"}


def test_excerpt__shows_the_surroundings_and_no_personal_data() -> None:
    text = f"ประกาศรายชื่อ\nผู้มีสิทธิสอบคือ นายสมมติ {ID} โทร 081-234-5678 และรายชื่ออื่นอีกหลายคนตามบัญชีแนบท้าย"
    citizen, phone = find_in_text(text, field="body")
    assert citizen.excerpt == "…ทธิสอบคือ นายสมมติ 1-1037-xxxxx-xx-1 โทร 081-xxx-xx78 แล…"
    assert phone.excerpt == "…1-1037-xxxxx-xx-1 โทร 081-xxx-xx78 และรายชื่ออื่นอีกหล…"
    assert citizen.field == phone.field == "body"


def test_excerpt__at_the_ends_of_the_text_has_no_ellipsis() -> None:
    (finding,) = find_in_text(f"เลข {ID} นะ")
    assert finding.excerpt == "เลข 1-1037-xxxxx-xx-1 นะ"


def test_key__is_the_same_however_the_data_is_typed_and_another_for_other_data() -> None:
    (dashed,), (plain,), (other,) = (
        find_in_text(text, field="body") for text in (f"ก {ID}", "ข ๑๑๐๓๗๐๒๐๗๑๘๑๑", "ค 3100600445635")
    )
    assert dashed.key == plain.key
    assert other.key != dashed.key
    (elsewhere,) = find_in_text(ID, field="title")
    assert elsewhere.key != dashed.key


def test_file__findings_carry_the_way_into_the_archive_and_the_place() -> None:
    data = files.zipped({"รายชื่อ.xlsx": files.workbook(), "ก.rar": b"Rar!\x1a\x07\x00"})
    with translation.override("en"):
        items = list(find_in_passages(passages(io.BytesIO(data), "แนบ.zip"), file="เอกสารแนบ.zip", field="files"))
    findings = {finding.detector: finding for _match, finding in (item for item in items if isinstance(item, tuple))}
    assert findings["national_id"].file == "เอกสารแนบ.zip \u203a รายชื่อ.xlsx"
    assert findings["national_id"].place == "sheet “รายชื่อ”, row 2"
    assert findings["national_id"].field == "files"
    assert [item.reason for item in items if isinstance(item, Unread)] == ["rar"]


def test_many_matches__take_time_in_proportion() -> None:
    findings = find_in_text(f"{ID} " * 5_000)
    assert len(findings) == 5_000
    assert all("02071" not in finding.excerpt for finding in findings)
