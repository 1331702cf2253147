"""What scripts write on the admin's screens is Thai as well: only a browser shows it.

The screens themselves are walked by HTTP in tests/site/test_admin_speaks_thai.py; both know the same allowed words.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browser import Visitor
from tests.e2e.server import Server
from tests.words_on_screen import english_words

Open = Callable[..., Visitor]

_READABLE = """() => {
  const said = [document.body.innerText];
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) said.push(element.getAttribute(name));
  }
  for (const button of document.querySelectorAll("input[type=submit]")) said.push(button.value);
  return said.join("\\n").split("\\n");
}"""

_FIND = """
import django
django.setup()
from approvals.api import Request
from news.models import NewsPage, SectionPage
def page(part):
    return NewsPage.objects.get(title__contains=part).pk
print("draft", page("สรุปผลการนิเทศ"))
print("public", page("รอบ 6 เดือน"))
print("section", SectionPage.objects.get(slug="supervision").pk)
print("deciding", Request.objects.filter(page__title__contains="ห้องเรียนอัจฉริยะ").latest("pk").pk)
"""

SCREENS = {
    "desk": ("supervision.provider", "/admin/"),
    "desk-director": ("director", "/admin/"),
    "editor": ("supervision.provider", "/admin/pages/{draft}/edit/"),
    "new-item": ("supervision.provider", "/admin/pages/add/news/newspage/{section}/"),
    "section": ("supervision.provider", "/admin/pages/{section}/"),
    "pictures": ("supervision.provider", "/admin/images/"),
    "upload-pictures": ("supervision.provider", "/admin/images/multiple/add/"),
    "upload-documents": ("supervision.provider", "/admin/documents/multiple/add/"),
    "account": ("supervision.provider", "/admin/account/"),
    "review": ("policy.head", "/admin/publishing/review/{deciding}/"),
}


def english_on(page: Page) -> list[str]:
    """The lines of the open screen that hold English words."""
    return [line.strip() for line in page.evaluate(_READABLE) if english_words(line)]


@pytest.fixture(scope="session")
def keys(server: Server) -> dict[str, str]:
    """The keys of what the demo's story left."""
    return dict(line.split(" ", 1) for line in server.python(_FIND).split("\n") if line)


@pytest.mark.parametrize("name", SCREENS)
def test_screen__is_thai_with_its_scripts(visit: Open, keys: dict[str, str], name: str) -> None:
    who, address = SCREENS[name]
    person = visit(who)
    person.open(address.format(**keys))
    person.page.wait_for_load_state("networkidle")
    person.shot(f"thai-{name}")
    assert english_on(person.page) == []


def test_side_panels_of_the_editor__are_thai(visit: Open, keys: dict[str, str]) -> None:
    person = visit("supervision.provider")
    person.open(f"/admin/pages/{keys['draft']}/edit/")
    for panel in ("status", "checks", "preview"):
        person.page.locator(f'[data-side-panel-toggle="{panel}"]').click()
        person.page.wait_for_load_state("networkidle")
        assert english_on(person.page) == [], panel
        person.page.locator(f'[data-side-panel-toggle="{panel}"]').click()


def test_text_editor__is_thai(visit: Open, keys: dict[str, str]) -> None:
    person = visit("supervision.provider")
    person.open(f"/admin/pages/{keys['draft']}/edit/")
    box = person.page.locator('[data-contentpath="body"] [contenteditable="true"]')
    box.click()
    person.page.keyboard.press("Control+End")
    person.page.keyboard.press("Enter")
    person.page.keyboard.type("/")
    expect(person.page.get_by_role("listbox").first).to_be_visible()
    assert english_on(person.page) == []


def test_picture_chooser__is_thai_and_names_the_file_in_thai(visit: Open, keys: dict[str, str]) -> None:
    person = visit("supervision.provider")
    person.open(f"/admin/pages/{keys['draft']}/edit/")
    person.page.locator("#id_album-ADD").click()
    person.page.locator("#id_album-FORMS button[data-chooser-action-choose]:visible").last.click()
    expect(person.page.locator(".modal #tab-label-upload")).to_be_visible()
    assert english_on(person.page) == []
    person.page.locator(".modal #tab-label-upload").click()
    form = person.page.locator(".modal #tab-upload")
    expect(form.get_by_text("ยังไม่ได้เลือกไฟล์")).to_be_visible()
    form.locator("input[type=file]").set_input_files(
        {"name": "ภาพกิจกรรม.jpg", "mimeType": "image/jpeg", "buffer": b"x"}
    )
    expect(form.get_by_text("ภาพกิจกรรม.jpg")).to_be_visible()
    assert english_on(person.page) == []


def test_link_chooser__is_thai(visit: Open, keys: dict[str, str]) -> None:
    person = visit("supervision.provider")
    person.open(f"/admin/pages/{keys['draft']}/edit/")
    person.page.locator('[data-contentpath="body"] [contenteditable="true"]').click()
    person.page.keyboard.press("Control+k")
    expect(person.page.locator(".modal")).to_be_visible()
    assert english_on(person.page) == []


def test_dates__are_picked_and_repeated_in_thai_with_the_buddhist_year(visit: Open, keys: dict[str, str]) -> None:
    person = visit("supervision.provider")
    person.open(f"/admin/pages/{keys['draft']}/edit/")
    field = person.page.locator("#id_public_date")
    field.fill("2026-11-21")
    field.press("Tab")
    expect(person.page.get_by_text("21 พฤศจิกายน 2569")).to_be_visible()
    field.click()
    picker = person.page.locator(".xdsoft_datetimepicker:visible")
    expect(picker.locator(".xdsoft_year > span")).to_have_text("2569")
    expect(picker.locator(".xdsoft_month > span")).to_have_text("พฤศจิกายน")
    picker.get_by_text("20", exact=True).click()
    expect(field).to_have_value(re.compile("2026-11-20"))
    expect(person.page.get_by_text("20 พฤศจิกายน 2569")).to_be_visible()
