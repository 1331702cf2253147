"""Wagtail's page editor in the hands of an information provider: every act a click or a key."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, Response, expect

_SETTLE = 500
"""Milliseconds in which Wagtail's smooth scrolling ends and its editor has passed on what was typed."""


@dataclass(frozen=True)
class Picture:
    """A file to upload with what is known about it; rights by their value, empty when not stated."""

    file: Path
    title: str
    source: str = ""
    credit: str = ""
    rights: str = ""
    description: str = ""
    people: str = ""


class Editor:
    """The open editor of a news item."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, name: str, words: str) -> None:
        """Type into the field."""
        self.page.locator(f"#id_{name}").fill(words)

    def choose(self, name: str, option: str) -> None:
        """Pick an option by its words."""
        self.page.locator(f"#id_{name}").select_option(label=option)

    def write_text(self, *paragraphs: str) -> None:
        """Type at the end of the rich-text editor, a paragraph per Enter, and wait until the form has it."""
        box = self.page.locator('[data-contentpath="body"] [contenteditable="true"]')
        box.click()
        self.page.keyboard.press("Control+End")
        for paragraph in paragraphs:
            if box.inner_text().strip():
                self.page.keyboard.press("Enter")
            self.page.keyboard.insert_text(paragraph)
        expect(box).to_contain_text(paragraphs[-1])
        self.page.wait_for_timeout(_SETTLE)

    def open_upload(self, row: int) -> Locator:
        """Add a row to the album and open the chooser on its form for a new picture. Rows count from 0."""
        self.page.locator("#id_album-ADD").click()
        self.page.wait_for_timeout(_SETTLE)
        self.page.locator(f"#inline_child_album-{row} button[data-chooser-action-choose]").first.click()
        self.page.locator(".modal #tab-label-upload").click()
        return self.page.locator(".modal #tab-upload")

    def upload(self, row: int, picture: Picture) -> None:
        """Fill the form of the open chooser and send it; the album's row shows the picture."""
        form = self.page.locator(".modal #tab-upload")
        form.locator("input[type=file]").set_input_files(picture.file)
        for name in ("title", "description", "source", "credit"):
            form.locator(f"[name$=-{name}]").fill(getattr(picture, name))
        form.locator("[name$=-rights]").select_option(picture.rights)
        form.locator("[name$=-people]").select_option(picture.people)
        form.locator("[name$=-alt_kind]").select_option("describe" if picture.description else "")
        form.locator("[type=submit]").click()
        expect(self.page.locator(f"#inline_child_album-{row} [data-chooser-title]")).to_have_text(picture.title)
        expect(self.page.locator(".modal")).to_have_count(0)

    def tab(self, name: str) -> None:
        """Open a tab of the editor."""
        self.page.get_by_role("tab", name=name).click()

    def save(self) -> None:
        """Save the draft by its button and wait for the page to come back."""
        with self.page.expect_response(_is_saved):  # saving by itself sends no document, so it is not mistaken for this
            self.page.locator("footer button.action-save").click()
        self.page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        self.page.wait_for_load_state("networkidle")

    def check_and_submit(self) -> None:
        """The entry of the menu beside “save draft”."""
        self.page.locator("footer [data-w-dropdown-target=toggle]").click()
        self.page.get_by_role("button", name="ตรวจสอบและเสนอ…").click()
        self.page.wait_for_url("**/admin/publishing/submit/**")

    def missing(self) -> list[str]:
        """What the status panel lists."""
        return [item.strip() for item in self.page.locator("[data-pk-issues] li").all_inner_texts()]

    def follow(self, words: str) -> None:
        """Click the entry of the status panel that contains the words."""
        self.page.locator("[data-pk-issues] a", has_text=words).first.click()
        self.page.wait_for_timeout(_SETTLE)


def _is_saved(response: Response) -> bool:
    return response.request.method == "POST" and response.request.is_navigation_request()
