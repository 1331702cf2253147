"""A head decides on a phone: one screen, the decision in reach, several items at once after reading each."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import DESK, PHONE, Visitor, english_words
from tests.e2e.server import Server

Open = Callable[..., Visitor]

TITLES = ("รายงานการประชุมครูวิชาการ", "กำหนดการนิเทศภาคเรียนที่ 2", "ขอเชิญชมนิทรรศการวิทยาศาสตร์")

_SUBMIT = f"""
import django
django.setup()
from config.demo.office import existing_world
from tests.world import Story
story = Story(existing_world())
for title in {TITLES!r}:
    page = story.draft("finance", title=title)
    story.submit(page, "finance.provider")
"""

_PRESSED = ".pk button, .pk a.button, .pk a.pk-row, .pk label.pk-pick, .pk-jump a"

_TOO_SMALL = f"""() => [...document.querySelectorAll("{_PRESSED}")]
  .filter(element => element.offsetParent !== null)
  .map(element => [element.className, element.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([name, box]) => [name, box.width, box.height])"""
"""What a finger may miss: smaller than 44 pixels."""


@pytest.fixture(scope="module", autouse=True)
def _three_items_wait(server: Server) -> None:
    server.python(_SUBMIT)


def top_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, f"{selector} is not shown"
    return box["y"]


def open_item(head: Visitor, title: str) -> None:
    head.open("/admin/")
    head.page.locator("a.pk-row", has_text=title).first.click()
    expect(head.page.get_by_role("heading", name=title).first).to_be_visible()
    head.page.wait_for_load_state("networkidle")


def test_phone__the_screen_is_in_the_order_one_decides(visit: Open) -> None:
    head = visit("finance.head", size=PHONE)
    open_item(head, TITLES[0])
    order = [".pk-facts", ".pk-act", ".pk-preview", "#pk-checklist", ".pk-files, #pk-timeline", "#pk-timeline"]
    tops = [top_of(head.page, selector) for selector in order]
    assert tops == sorted(tops)
    assert head.page.evaluate(_TOO_SMALL) == []
    assert not head.scrolls_sideways()
    head.shot("71-phone-review")


def test_phone__the_way_back_to_the_decision_stays_in_reach(visit: Open) -> None:
    head = visit("finance.head", size=PHONE)
    open_item(head, TITLES[0])
    bar, approve = head.page.locator(".pk-jump a"), head.page.get_by_role("button", name="อนุมัติ", exact=True)
    head.page.locator("#pk-timeline").scroll_into_view_if_needed()
    expect(bar).to_be_in_viewport()
    expect(approve).not_to_be_in_viewport()
    head.shot("72-phone-jump", full=False)
    bar.click()
    expect(head.page.locator("#pk-act-1 h2")).to_be_in_viewport()
    approve.scroll_into_view_if_needed()
    expect(approve).to_be_in_viewport()
    expect(bar).to_be_hidden()


def test_phone__the_menu_s_button_says_how_much_waits(visit: Open) -> None:
    head = visit("finance.head", size=PHONE)
    count = head.page.locator("#pk-waiting .pk-count").inner_text()
    owed = head.page.locator("#pk-owed .pk-count")
    expected = int(count) + (int(owed.inner_text()) if owed.count() else 0)
    expect(head.page.locator(".sidebar-nav-toggle")).to_have_attribute("data-pk-count", str(expected))
    head.open("/admin/pages/")
    expect(head.page.locator(".sidebar-nav-toggle")).to_have_attribute("data-pk-count", str(expected))


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_batch__confirm_screen_has_no_barriers(visit: Open, size: tuple[int, int]) -> None:
    head = visit("finance.head", size=size)
    open_item(head, TITLES[1])
    head.open("/admin/")
    for title in TITLES:
        head.page.get_by_role("checkbox", name=title).check()
    head.page.locator(".pk-together button").click()
    expect(head.page.locator("form.pk-act")).to_contain_text(TITLES[1])
    assert english_words(head.text(".pk")) == []
    assert head.axe(include=".pk") == []
    assert head.page.evaluate(_TOO_SMALL) == []
    assert not head.scrolls_sideways()
    head.shot(f"73-batch-{size[0]}")


def test_batch__by_keyboard_and_only_what_was_opened(visit: Open) -> None:
    head = visit("finance.head", size=PHONE)
    page = head.page
    for title in TITLES[:2]:
        open_item(head, title)
    head.open("/admin/")
    for title in TITLES:
        box = page.get_by_role("checkbox", name=title)
        box.focus()
        page.keyboard.press("Space")
        expect(box).to_be_checked()
    page.locator(".pk-together button").focus()
    page.keyboard.press("Enter")
    form = page.locator("form.pk-act")
    expect(form).to_contain_text("อนุมัติและรับรองให้นำข้อมูลดังกล่าวเผยแพร่บนหน้าเว็บไซต์ได้")
    expect(form).not_to_contain_text(TITLES[2])
    form.get_by_role("button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    desk = page.locator("section", has=page.locator("#pk-waiting"))
    expect(desk).to_contain_text(TITLES[2])
    expect(desk).not_to_contain_text(TITLES[0])
    head.shot("74-desk-after-batch")
