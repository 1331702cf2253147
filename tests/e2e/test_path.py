"""The whole path in the browser, in Thai: from a provider's desk to a verified page the public finds by searching."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from config.demo.scenes import draw
from tests.e2e.browser import PHONE, Visitor
from tests.e2e.editor import Editor, Picture

Open = Callable[..., Visitor]

TITLE = "เปิดบ้านวิชาการโรงเรียนในสังกัด ชมผลงานนักเรียน 24 โรงเรียน"
LEAD = "นักเรียน ครู และผู้ปกครองร่วมชมผลงานและแลกเปลี่ยนเรียนรู้ตลอดทั้งวัน"
PARAGRAPHS = (
    "กลุ่มส่งเสริมการจัดการศึกษาจัดงานเปิดบ้านวิชาการ มีโรงเรียนนำผลงานมาแสดง 24 แห่ง",
    "ผู้ปกครองสอบถามแนวทางการเรียนต่อได้ที่ศูนย์แนะแนวภายในงาน",
)
MENDED = "เปิดให้ประชาชนเข้าชมได้โดยไม่เสียค่าใช้จ่าย ตั้งแต่เวลา 09.00 ถึง 16.00 น."
REASON = "โปรดเพิ่มเวลาเปิดให้เข้าชมในเนื้อหา"
CREDIT = "งานประชาสัมพันธ์ กลุ่มส่งเสริมการจัดการศึกษา"
CAPTIONS = ("พิธีเปิดงานหน้าเสาธง", "นักเรียนนำชมห้องปฏิบัติการคอมพิวเตอร์")


@pytest.fixture
def pictures(tmp_path: Path) -> list[Picture]:
    """Two JPEG files; the second is uploaded without saying by what right, or who is in it."""
    found = []
    for name, scene, rights in (("พิธีเปิด", "flag", "own_work"), ("ห้องปฏิบัติการ", "workshop", "")):
        file = tmp_path / f"{name}.jpg"
        file.write_bytes(draw(scene, "warm", seed=4711))
        description, people = f"ภาพ{name}ในงานเปิดบ้านวิชาการ", "crowd" if rights else ""
        found.append(Picture(file, name, "ถ่ายโดยสำนักงาน", CREDIT, rights, description, people))
    return found


def test_news_item__from_empty_desk_to_verified_page(visit: Open, pictures: list[Picture]) -> None:
    provider = visit("promotion.provider")
    provider.watch.expect(400)  # Wagtail saves by itself, and is refused while a row of the album has no picture yet
    draft_with_gaps(provider, pictures)
    fill_the_gaps(provider)
    submit(provider, "16-checklist")
    head_returns_it(visit)
    mend_and_submit_again(provider)
    head_approves(visit)
    put_online(visit)
    address = read_as_the_public(visit, verified=False)
    verify(visit)
    assert read_as_the_public(visit, verified=True) == address
    find_it(visit, address)


def draft_with_gaps(provider: Visitor, pictures: list[Picture]) -> None:
    page = provider.page
    expect(page.get_by_role("heading", name="โต๊ะทำงาน")).to_be_visible()
    provider.shot("01-desk-of-the-provider")
    page.get_by_role("link", name="เพิ่มเรื่องใหม่ของกลุ่มส่งเสริมการจัดการศึกษา").click()
    expect(page.get_by_text("กลุ่มส่งเสริมการจัดการศึกษา").first).to_be_visible()
    provider.shot("02-what-to-create")
    page.locator("main a[href*='/add/news/newspage/']").first.click()
    editor = Editor(page)
    page.wait_for_load_state("networkidle")
    provider.shot("03-empty-editor")
    editor.write("title", TITLE)
    editor.write_text(*PARAGRAPHS)
    provider.shot("04-text")
    for row, picture in enumerate(pictures):
        editor.open_upload(row)
        if not row:
            provider.shot("05-chooser-upload", full=False)
        editor.upload(row, picture)
        editor.write(f"album-{row}-caption", CAPTIONS[row])
        provider.shot(f"06-album-{row + 1}", full=False)
    # Pressed while Wagtail saves a new page by itself, “save” would make another.
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    editor.save()
    provider.shot("07-saved-with-gaps", full=False)


def fill_the_gaps(provider: Visitor) -> None:
    editor, page = Editor(provider.page), provider.page
    missing = " ".join(editor.missing())
    for gap in (
        "ยังไม่ได้เลือกประเภทข้อมูล",
        "ยังไม่ได้เขียนความนำ",
        "ภาพ “ห้องปฏิบัติการ” ยังขาด: สิทธิในการเผยแพร่, บุคคลในภาพ",
        "บันทึกขออนุญาตยังขาด “เส้นทางการขออนุมัติ”",
    ):
        assert gap in missing
    editor.follow("ยังไม่ได้เลือกประเภทข้อมูล")
    expect(page.locator("#id_information_type")).to_be_focused()
    editor.choose("information_type", "ภาพกิจกรรม")
    editor.follow("ยังไม่ได้เขียนความนำ")
    expect(page.locator("#id_lead")).to_be_focused()
    page.keyboard.insert_text(LEAD)
    provider.shot("08-link-leads-to-the-field", full=False)
    editor.write("event_date", "2026-11-20")
    editor.write("event_place", "หอประชุมสำนักงาน")
    page.keyboard.press("Tab")
    state_the_rights(provider)
    fill_the_memo(provider)
    editor.save()
    expect(page.get_by_text("พร้อมเสนอ", exact=True)).to_be_visible()
    assert editor.missing() == []
    provider.shot("13-ready-to-submit", full=False)


def state_the_rights(provider: Visitor) -> None:
    """The rights of a picture are mended on the screen of the item's pictures, beside the editor: nothing is lost."""
    with provider.context.expect_page() as opened:
        Editor(provider.page).follow("ภาพ “ห้องปฏิบัติการ” ยังขาด")
    screen = opened.value
    screen.wait_for_load_state("networkidle")
    screen.screenshot(path=provider.picture("09-pictures-of-the-item"), full_page=True)
    asked = screen.locator(".pk-picture", has_text="ห้องปฏิบัติการ")
    asked.locator("[name$=-rights]").select_option(label="ผลงานของสำนักงานเอง")
    asked.locator("[name$=-people]").select_option(label="บุคคลในงานสาธารณะ ไม่ได้เจาะจงผู้ใด")
    screen.get_by_role("button", name="บันทึกทั้งหมด").click()
    expect(screen.locator(".messages")).to_contain_text("บันทึกแล้ว 1 ภาพ")
    screen.screenshot(path=provider.picture("10-rights-saved"), full_page=True)
    screen.close()


def fill_the_memo(provider: Visitor) -> None:
    editor, page = Editor(provider.page), provider.page
    editor.tab("บันทึกขออนุญาต")
    page.evaluate("window.scrollTo(0, 0)")
    provider.shot("11-memo-empty")
    editor.choose("memo_track", "เผยแพร่ตามปกติ")
    editor.choose("memo_target_site", "เว็บไซต์กลุ่มงาน")
    editor.write("memo_telephone", "0 2000 0040")
    editor.choose("memo_topic", "Banner / ภาพกิจกรรม / ข่าวประชาสัมพันธ์")
    expect(page.locator("#id_memo_topic_other")).to_be_hidden()
    editor.write("memo_detail", "ขอเผยแพร่ข่าวกิจกรรมเปิดบ้านวิชาการ")
    editor.choose("memo_delivery", "แนบไฟล์ในระบบนี้")
    provider.shot("12-memo-filled")


def submit(provider: Visitor, name: str) -> None:
    page = provider.page
    Editor(page).check_and_submit()
    expect(page.get_by_role("heading", name="แบบตรวจสอบความยินยอมและลิขสิทธิ์")).to_be_visible()
    provider.shot(name)
    for group in page.locator("fieldset.pk-q").all():
        group.get_by_text("ใช่", exact=True).click()
    page.get_by_role("button", name="รับรองและเสนอเรื่อง").click()
    expect(page.get_by_text("โปรดทำเครื่องหมายในช่อง")).to_be_visible()
    provider.shot(f"{name}-unsigned")
    page.get_by_text("โดยทำเครื่องหมายในช่องนี้แทนการลงลายมือชื่อ").click()
    page.get_by_role("button", name="รับรองและเสนอเรื่อง").click()
    expect(page.locator(".messages")).to_contain_text("เสนอเรื่องแล้ว เลขที่คำขอ")
    provider.watch.expect(422)
    provider.shot(f"{name}-submitted")


def open_on_desk(person: Visitor, name: str) -> None:
    person.shot(f"{name}-desk")
    person.page.locator("a.pk-row", has_text=TITLE).first.click()
    expect(person.page.get_by_role("heading", name=TITLE).first).to_be_visible()
    preview = person.page.frame_locator("iframe.pk-preview")
    expect(preview.get_by_role("heading", name=TITLE)).to_be_visible()
    person.page.wait_for_load_state("networkidle")
    person.shot(f"{name}-review")


def decide(person: Visitor, outcome: str, reason: str = "") -> None:
    if reason:
        person.page.get_by_label("เหตุผลหรือความเห็น").fill(reason)
    person.page.get_by_role("button", name=outcome, exact=True).click()
    expect(person.page.locator(".messages")).to_contain_text("บันทึกแล้ว")


def head_returns_it(visit: Open) -> None:
    head = visit("promotion.head", size=PHONE)
    open_on_desk(head, "21-head-phone")
    assert not head.scrolls_sideways()
    preview = head.page.frame_locator("iframe.pk-preview")
    for words in (LEAD, *PARAGRAPHS, *CAPTIONS):
        expect(preview.get_by_text(words).first).to_be_attached()
    head.watch.expect(422)
    head.page.get_by_role("button", name="คืนเรื่องให้แก้ไข").click()
    expect(head.page.get_by_text("โปรดระบุเหตุผล").first).to_be_visible()
    head.shot("22-head-phone-reason-missing")
    decide(head, "คืนเรื่องให้แก้ไข", REASON)
    head.shot("23-head-phone-returned")


def mend_and_submit_again(provider: Visitor) -> None:
    provider.open("/admin/")
    page = provider.page
    row = page.locator("section", has=page.get_by_role("heading", name="เรื่องที่คืนมาให้แก้ไข"))
    expect(row).to_contain_text(REASON)
    drafts = page.locator("section", has=page.get_by_role("heading", name="ฉบับร่างของฉันที่ยังไม่ได้เสนอ"))
    expect(drafts.filter(has_text=TITLE)).to_have_count(0)
    provider.shot("24-provider-desk-returned")
    row.locator("a.pk-row", has_text=TITLE).click()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".pk-state--returned")).to_contain_text(REASON)
    provider.shot("25-editor-returned", full=False)
    Editor(page).write_text(MENDED)
    submit(provider, "26-checklist-again")


def head_approves(visit: Open) -> None:
    head = visit("promotion.head", size=PHONE)
    open_on_desk(head, "31-head-phone-again")
    expect(head.page.frame_locator("iframe.pk-preview").get_by_text(MENDED)).to_be_attached()
    decide(head, "อนุมัติ")
    head.shot("32-head-phone-approved")


def put_online(visit: Open) -> None:
    uploader = visit("promotion.uploader")
    open_on_desk(uploader, "41-uploader")
    decide(uploader, "รับเรื่อง")
    open_on_desk(uploader, "42-uploader-received")
    decide(uploader, "นำขึ้นเผยแพร่")
    uploader.shot("43-uploader-published")


def read_as_the_public(visit: Open, *, verified: bool) -> str:
    """The page on a computer and on a phone; returns its address."""
    address = ""
    for size, width in (((1280, 900), "1280"), (PHONE, "390")):
        reader = visit(size=size)
        reader.open("/news/")
        reader.page.get_by_role("link", name=TITLE).first.click()
        expect(reader.page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
        address = reader.page.url
        text = reader.text()
        for words in (LEAD, *PARAGRAPHS, MENDED, *CAPTIONS, CREDIT, "หอประชุมสำนักงาน", "กลุ่มส่งเสริมการจัดการศึกษา"):
            assert words in text
        record = reader.page.locator("section.record", has_text="ข้อมูลการเผยแพร่")
        expect(record).to_contain_text("ผู้อนุญาต")
        expect(record).to_contain_text("ผู้อำนวยการกลุ่มส่งเสริมการจัดการศึกษา")
        expect(record.get_by_text("ตรวจสอบบนเว็บไซต์แล้วเมื่อ")).to_have_count(int(verified))
        pictures = reader.page.locator("main figure img")
        expect(pictures).to_have_count(2)
        for picture in pictures.all():
            picture.scroll_into_view_if_needed()
            expect(picture).to_have_js_property("complete", value=True)
            assert picture.evaluate("image => image.naturalWidth") > 0
        assert not reader.scrolls_sideways()
        reader.page.evaluate("window.scrollTo(0, 0)")
        reader.shot(f"{'53-verified' if verified else '51-public'}-{width}")
    return re.sub(r"^http://[^/]+", "", address)


def verify(visit: Open) -> None:
    head = visit("promotion.head", size=PHONE)
    owed = head.page.locator("section", has=head.page.get_by_role("heading", name="งานค้างที่ฉันต้องทำ"))
    expect(owed).to_contain_text(TITLE)
    open_on_desk(head, "52-head-phone-verify")
    decide(head, "ตรวจหน้าเว็บแล้วถูกต้อง")


def find_it(visit: Open, address: str) -> None:
    reader = visit()
    reader.open("/")
    reader.page.get_by_role("searchbox").first.fill("เปิดบ้านวิชาการ")
    reader.page.keyboard.press("Enter")
    link = reader.page.locator("main").get_by_role("link", name=TITLE)
    expect(link).to_be_visible()
    reader.shot("54-search")
    link.click()
    assert reader.page.url.endswith(address)
