"""The editor while it saves by itself."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.e2e.browser import Visitor
from tests.e2e.editor import Editor

Open = Callable[..., Visitor]

TITLE = "เรื่องที่บันทึกเองกับบันทึกด้วยมือพร้อมกัน"
_COUNT = f"""
import django
django.setup()
from wagtail.models import Page
print(Page.objects.filter(draft_title="{TITLE}").count())
"""


def test_save_pressed__while_the_page_is_being_created_by_itself(visit: Open) -> None:
    provider = visit("supervision.provider")
    page = provider.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        by_itself = route.request.method == "POST" and route.request.resource_type == "fetch"
        held.append(route) if by_itself else route.continue_()

    page.route("**/admin/pages/add/news/newspage/**", hold)
    page.get_by_role("link", name="เพิ่มเรื่องใหม่ของกลุ่มนิเทศ").click()
    page.locator("main a[href*='/add/news/newspage/']").first.click()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)  # what is typed earlier Wagtail takes for the form's first state
    editor = Editor(page)
    editor.write("title", TITLE)
    editor.write_text("ข้อความแรก")
    page.keyboard.press("Tab")
    for _step in range(100):
        if not held:
            page.wait_for_timeout(100)
    created = held[0].fetch()  # the server has made the page; the browser does not know yet
    page.locator("footer button.action-save").click()
    page.wait_for_timeout(500)
    held[0].fulfill(response=created)
    expect(page.locator(".messages")).to_contain_text(TITLE)
    assert provider.server.python(_COUNT).strip() == "1"
