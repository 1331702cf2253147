"""Wagtail's page editor in the hands of an information provider: every act a click or a key."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

_SAVED = "บันทึก"


class Editor:
    """The open editor of a news item."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, label: str, words: str) -> None:
        """Type into the field with this label."""
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, option: str) -> None:
        """Pick from the list with this label."""
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def write_text(self, *paragraphs: str) -> None:
        """Type into the rich-text editor."""
        box = self.page.locator('[data-contentpath="body"] [contenteditable="true"]')
        box.click()
        for number, paragraph in enumerate(paragraphs):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.insert_text(paragraph)
        expect(box).to_contain_text(paragraphs[-1])

    def add_picture(self, number: int, file: Path, title: str, *, source: str, credit: str, rights: str) -> None:
        """Upload a picture through the chooser into the album; answers left empty are given later. Counts from 1."""
        self.page.locator("#id_album-ADD").click()
        row = self.page.locator(f"#inline_child_album-{number - 1}")
        row.locator("button[data-chooser-action-choose]").first.click()
        dialog = self.page.locator(".modal.in, .modal.show").last
        dialog.get_by_role("tab", name="อัปโหลด").click()
        panel = dialog.get_by_role("tabpanel").filter(has=self.page.locator("input[type=file]"))
        panel.locator("input[type=file]").set_input_files(file)
        panel.locator("[name$=-title]").fill(title)
        panel.locator("[name$=-source]").fill(source)
        panel.locator("[name$=-credit]").fill(credit)
        panel.locator("select[name$=-rights]").select_option(label=rights)
        panel.locator("button[type=submit]").click()
        expect(row.locator("[data-chooser-title]")).to_have_text(title)

    def tab(self, name: str) -> None:
        """Open a tab of the editor."""
        self.page.get_by_role("tab", name=name).click()

    def save(self) -> None:
        """Save the draft and wait for the page to come back."""
        self.page.locator("footer button.action-save").first.click()
        self.page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
        self.page.wait_for_load_state("networkidle")

    def check_and_submit(self) -> None:
        """The second entry of the menu beside “save draft”."""
        self.page.locator("footer [data-w-dropdown-target=toggle]").click()
        self.page.get_by_role("button", name="ตรวจสอบและเสนอ…").click()
        self.page.wait_for_url("**/admin/publishing/submit/**")

    def missing(self) -> list[str]:
        """What the status panel lists."""
        return [item.strip() for item in self.page.locator("[data-pk-issues] li").all_inner_texts()]

    def follow(self, words: str) -> Locator:
        """Click the entry of the status panel that contains the words."""
        link = self.page.locator("[data-pk-issues] a", has_text=words)
        link.click()
        return link
