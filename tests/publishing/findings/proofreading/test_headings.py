"""Headings: the frame by which a screen reader moves."""

import pytest

from tests.publishing.findings.proofreading.reader import found, proofread


def test_empty_heading__is_asked_about_with_what_follows() -> None:
    (excerpt,) = found("heading_empty", html="<h2> </h2><p>โรงเรียนเปิดภาคเรียน</p>")
    assert "โรงเรียนเปิดภาคเรียน" in excerpt


def test_every_empty_heading__is_told() -> None:
    assert len(found("heading_empty", html="<h2></h2><p>ก</p><h3><br/></h3>")) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<h3>วัตถุประสงค์</h3><p>เพื่อ</p>",
        "<h2>หลักเกณฑ์</h2><h4>วัตถุประสงค์</h4>",
        "<h1>ชื่อเรื่อง</h1>",
    ],
)
def test_skipped_level__is_pointed_out(html: str) -> None:
    assert found("heading_level", html=html)


def test_bold_line__is_told_from_bold_words() -> None:
    html = "<p><b>คุณสมบัติผู้สมัคร</b></p><p>มีสัญชาติไทย และ<b>อายุไม่เกิน 35 ปี</b></p>"
    assert found("heading_bold", html=html) == ["คุณสมบัติผู้สมัคร"]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>คุณสมบัติ</h2><p>มีสัญชาติไทย</p><h3>เอกสาร</h3><p>สำเนา</p><h2>ติดต่อ</h2><p>กลุ่มบุคคล</p>",
        "<p><b>ขอเชิญทุกท่านร่วมงาน.</b></p><p>ณ หอประชุม</p>",
        "<p><b>บรรทัดสุดท้ายที่เน้น</b></p>",
        "<ul><li><b>ข้อแรก</b></li></ul><p>ต่อ</p>",
    ],
)
def test_headings_in_order__pass(html: str) -> None:
    assert not [finding for finding in proofread(html=html) if finding.detector.startswith("heading")]


def test_place__names_the_heading_above() -> None:
    html = "<h2>กำหนดการ</h2><p>วันจันทร์ที่ 21 พฤศจิกายน 2569</p>"
    (finding,) = [one for one in proofread(html=html) if one.detector == "weekday_wrong"]
    assert finding.place.startswith("เนื้อหา")
    assert "กำหนดการ" in finding.place
