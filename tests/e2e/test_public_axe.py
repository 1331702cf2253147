"""What every visitor is owed: WCAG 2.2 AA, a phone, a keyboard, no scripts, and no other host knowing of the visit."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import DESK, PHONE, Visitor
from tests.e2e.server import Server

Open = Callable[..., Visitor]

_ITEM = re.compile(r"/\d{8}-[a-z0-9]{5}/$")
STATUS = {"404": 404, "withdrawn": 410, "expired": 410}
"""The pages that answer with an error status on purpose."""

PAGES = (
    "home", "section", "news", "news-filtered", "news-empty", "item", "album", "urgent", "corrected", "manuals",
    "manual", "search", "search-nothing", "search-empty", "404", "withdrawn", "expired", "notice", "report",
    "announcement", "procurement", "executives", "faq", "information", "all", "archive", "changes", "open-data", "ita",
    "info-act",
)  # fmt: skip


@pytest.fixture(scope="session")
def addresses(server: Server) -> dict[str, str]:
    """An address of every kind of page, from the demo's story."""
    found = server.python(_FIND)
    return dict(line.split(" ", 1) for line in found.split("\n") if line)


_FIND = """
import django
django.setup()
from urllib.parse import quote
from wagtail.models import Page
from publishing.models import PublicationRecord
def item(part):
    return Page.objects.get(title__contains=part).url
for name, address in {
    "home": "/", "section": "/promotion/", "news": "/news/", "manuals": "/manuals/",
    "news-filtered": "/news/?type=pr_news", "news-empty": "/news/?unit=1&type=complaints",
    "item": item("ลดภาระครู"), "album": item("พร้อมกันทั้งจังหวัด"), "urgent": item("น้ำท่วมขัง"),
    "corrected": item("จำนวนนักเรียน"), "manual": item("การขอหนังสือรับรอง"),
    "search": "/search/?query=" + quote("โรงเรียน"), "search-nothing": "/search/?query=" + quote("ฮิปโปโปเตมัส"),
    "search-empty": "/search/", "404": "/nowhere/", "withdrawn": item("ครูผู้ช่วยรุ่นที่ 2"), "expired": item("ระบบโทรศัพท์"),
    "notice": item("สาระสำคัญในสัญญา"), "report": item("สขร.1"), "announcement": item("รับสมัครลูกจ้าง"),
    "procurement": "/procurement/", "executives": item("ทำเนียบผู้บริหาร"), "faq": item("การย้ายสถานศึกษา"),
    "information": item("แผนปฏิบัติการประจำปีงบ"), "all": "/all/", "archive": "/archive/",
    "open-data": "/api/", "ita": "/ita/", "info-act": "/info-act/",
    "changes": "/changes/" + PublicationRecord.objects.get(kind="corrected", title__contains="นักเรียน").code + "/",
}.items():
    print(name, address)
"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280", "390"])
@pytest.mark.parametrize("name", PAGES)
def test_public_page__open_to_everybody(
    visit: Open, addresses: dict[str, str], name: str, size: tuple[int, int]
) -> None:
    reader = visit(size=size)
    if name in STATUS:
        reader.watch.expect(STATUS[name])
    answer = reader.open(addresses[name])
    assert answer is not None
    assert answer.status == STATUS.get(name, 200)
    reader.page.wait_for_load_state("networkidle")
    assert reader.page.locator("html").get_attribute("lang") == "th"
    assert reader.page.locator("h1").count() == 1
    assert reader.page.locator("img:not([alt])").count() == 0
    assert not reader.scrolls_sideways()
    reader.shot(f"public-{name}-{size[0]}")
    assert reader.axe() == []


def test_fonts__come_from_our_own_host(visit: Open, addresses: dict[str, str]) -> None:
    reader = visit()
    reader.open(addresses["album"])
    reader.page.wait_for_load_state("networkidle")
    fonts: list[str] = reader.page.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /woff2?$/.test(name))"
    )
    assert fonts
    assert all(font.startswith(reader.server.url + "/static/fonts/") for font in fonts)
    family: str = reader.page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Sarabun" in family
    assert reader.page.evaluate("document.fonts.check('1em Sarabun', 'ก')")


def test_item__read_and_left_without_javascript(visit: Open, addresses: dict[str, str]) -> None:
    reader = visit(size=PHONE, javascript=False)
    reader.open("/news/")
    link = reader.page.locator("main article a").first
    title = link.inner_text()
    link.click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(title)
    reader.open(addresses["album"])
    for picture in reader.page.locator("main figure img").all():
        assert picture.get_attribute("src", timeout=1000).startswith("/media/")  # type: ignore[union-attr]
    reader.open("/")
    menu = reader.page.get_by_role("button", name="เมนู").first
    menu.click()
    reader.page.get_by_role("link", name="คู่มือ").first.click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("คู่มือ")


def test_lists__filtered_and_searched_without_javascript(visit: Open) -> None:
    reader = visit(javascript=False)
    reader.open("/news/")
    before = reader.page.locator(".result-count").inner_text()
    reader.page.get_by_label("ประเภทข้อมูล").select_option(label="ข่าวประชาสัมพันธ์")
    reader.page.get_by_role("button", name="แสดงรายการ").click()
    assert "type=pr_news" in reader.page.url
    assert reader.page.locator(".result-count").inner_text() != before
    reader.page.get_by_role("searchbox").fill("เปิดภาคเรียน")
    reader.page.get_by_role("button", name="ค้นหา").click()
    assert quote("เปิดภาคเรียน") in reader.page.url
    expect(reader.page.locator("main article").first).to_contain_text("เปิดภาคเรียน")


def test_keyboard__skip_link_first_and_focus_always_seen(visit: Open, addresses: dict[str, str]) -> None:
    reader = visit()
    page = reader.page
    reader.open(addresses["item"])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="ข้ามไปยังเนื้อหาหลัก")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.shot("keyboard-skip-link", full=False)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    reader.open(addresses["item"])
    for _step in range(25):
        page.keyboard.press("Tab")
        assert focus_is_seen(page), page.evaluate("document.activeElement.outerHTML")


def focus_is_seen(page: Page) -> bool:
    """Whether the element in focus, or what it covers, has an outline and stands in the window."""
    seen: bool = page.evaluate(
        """() => {
          const element = document.activeElement;
          if (!element || element === document.body) return true;
          const box = element.getBoundingClientRect();
          const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          const outlined = [element, element.parentElement].some((one) =>
            ['', '::before', '::after'].some((part) => {
              const style = getComputedStyle(one, part || null);
              return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            }));
          return inWindow && outlined;
        }"""
    )
    return seen
