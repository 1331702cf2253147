"""The urgent lane in the browser (S12-R07): published first, marked, and taken back when approval is refused."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.browser import PHONE, Visitor
from tests.e2e.editor import Editor

Open = Callable[..., Visitor]

TITLE = "แจ้งหยุดเรียนหนึ่งวันที่โรงเรียนริมน้ำ เนื่องจากน้ำเข้าอาคารเรียน"
REASON = "ประกาศผิดโรงเรียน โรงเรียนที่น้ำเข้าอาคารเป็นอีกแห่งหนึ่ง"
CONDITIONS = {
    "necessary_and_urgent": "น้ำเข้าอาคารเรียนในคืนนี้ ผู้ปกครองต้องทราบก่อนเช้า",
    "no_stakeholder_impact": "เป็นการแจ้งหยุดเรียนหนึ่งวัน ไม่กระทบสิทธิของผู้ใด",
}


def test_urgent_item__published_first_then_refused(visit: Open) -> None:
    provider = visit("promotion.provider")
    draft(provider)
    declare_urgent(provider)
    certify(provider)
    publish_first(visit)
    address = read_the_marked_page(visit)
    refuse(visit)
    read_why_it_is_gone(visit, address)


def draft(provider: Visitor) -> None:
    page, editor = provider.page, Editor(provider.page)
    page.get_by_role("link", name="เพิ่มเรื่องใหม่ของกลุ่มส่งเสริมการจัดการศึกษา").click()
    page.locator("main a[href*='/add/news/newspage/']").first.click()
    page.wait_for_load_state("networkidle")
    editor.write("title", TITLE)
    editor.choose("information_type", "ข่าวประชาสัมพันธ์")
    editor.write("lead", "โรงเรียนเปิดเรียนตามปกติในวันถัดไป")
    editor.write_text("ขอให้ผู้ปกครองติดตามประกาศของโรงเรียน")


def declare_urgent(provider: Visitor) -> None:
    """The reasons for urgency are asked on the urgent track only."""
    page, editor = provider.page, Editor(provider.page)
    editor.tab("บันทึกขออนุญาต")
    editor.choose("memo_track", "เผยแพร่ตามปกติ")
    for condition in CONDITIONS:
        expect(page.locator(f"#id_memo_urgent_{condition}")).to_be_hidden()
    editor.choose("memo_track", "เผยแพร่ก่อน กรณีจำเป็นเร่งด่วน")
    for condition, reason in CONDITIONS.items():
        expect(page.locator(f"#id_memo_urgent_{condition}")).to_be_visible()
        editor.write(f"memo_urgent_{condition}", reason)
    editor.choose("memo_target_site", "เว็บไซต์กลุ่มงาน")
    editor.write("memo_telephone", "0 2000 0040")
    editor.choose("memo_topic", "Banner / ภาพกิจกรรม / ข่าวประชาสัมพันธ์")
    editor.write("memo_detail", "ขอเผยแพร่ประกาศหยุดเรียนก่อน")
    editor.choose("memo_delivery", "แนบไฟล์ในระบบนี้")
    provider.shot("61-urgent-memo")
    editor.save()
    assert editor.missing() == []


def certify(provider: Visitor) -> None:
    page = provider.page
    Editor(page).check_and_submit()
    groups = page.locator("fieldset.pk-q").all()
    groups[0].get_by_text("ไม่เกี่ยวข้อง เพราะ", exact=True).click()
    groups[0].get_by_label("เหตุผลที่ไม่เกี่ยวข้อง").fill("ไม่มีภาพและไม่มีชื่อบุคคล")
    for group in groups[1:]:
        group.get_by_text("ใช่", exact=True).click()
    page.get_by_text("โดยทำเครื่องหมายในช่องนี้แทนการลงลายมือชื่อ").click()
    provider.shot("62-urgent-checklist")
    page.get_by_role("button", name="รับรองและเสนอเรื่อง").click()
    expect(page.locator(".messages")).to_contain_text("เสนอเรื่องแล้ว เลขที่คำขอ")


def decide(person: Visitor, outcome: str, reason: str = "") -> None:
    person.page.locator("a.pk-row", has_text=TITLE).first.click()
    if reason:
        person.page.get_by_label("เหตุผลหรือความเห็น").first.fill(reason)
    person.page.get_by_role("button", name=outcome, exact=True).click()
    expect(person.page.locator(".messages")).to_contain_text("บันทึกแล้ว")


def publish_first(visit: Open) -> None:
    """Without a decision of the head: that is the point of the lane."""
    uploader = visit("promotion.uploader")
    decide(uploader, "รับเรื่อง")
    decide(uploader, "นำขึ้นเผยแพร่")


def read_the_marked_page(visit: Open) -> str:
    reader = visit(size=PHONE)
    reader.open("/news/")
    row = reader.page.locator("article", has=reader.page.get_by_role("link", name=TITLE)).first
    expect(row.get_by_text("ด่วน", exact=False).first).to_be_visible()
    row.get_by_role("link", name=TITLE).click()
    callout = reader.page.locator(".callout--urgent")
    expect(callout).to_contain_text("เผยแพร่ก่อนเนื่องจากจำเป็นเร่งด่วน อยู่ระหว่างขออนุมัติภายหลัง")
    expect(reader.page.locator("section.record").last).not_to_contain_text("ผู้อนุญาตให้เผยแพร่")
    reader.shot("63-urgent-public-390")
    return reader.page.url.removeprefix(reader.server.url)


def refuse(visit: Open) -> None:
    head = visit("promotion.head", size=PHONE)
    owed = head.page.locator("section", has=head.page.get_by_role("heading", name="งานค้างที่ฉันต้องทำ"))
    expect(owed).to_contain_text(TITLE)
    owed.locator("a.pk-row", has_text=TITLE).first.click()
    head.shot("64-urgent-head-phone")
    head.open("/admin/")
    decide(head, "ไม่อนุมัติ", REASON)
    expect(head.page.locator(".pk-desk")).not_to_contain_text(TITLE)  # nothing is left to check on a page that is gone
    head.shot("65-urgent-head-phone-refused")


def read_why_it_is_gone(visit: Open, address: str) -> None:
    reader = visit(size=PHONE)
    reader.watch.expect(410)
    answer = reader.open(address)
    assert answer is not None
    assert answer.status == 410
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("ข้อมูลนี้ถูกถอนการเผยแพร่")
    assert REASON in reader.text()
    assert TITLE not in reader.page.content()
    reader.shot("66-urgent-withdrawn-390")
    reader.open("/news/")
    expect(reader.page.get_by_role("link", name=TITLE)).to_have_count(0)
