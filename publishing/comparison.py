"""Wagtail's comparison of two revisions, with Thai texts compared by words: its own cuts Thai between letter and mark.

Registered by Wagtail's own door, so that its page “compare revisions” speaks the same (wagtail/admin/compare.py).
"""

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import StreamFieldComparison, TextDiff, TextFieldComparison, register_comparison_class
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.utils.text import text_from_html

from thai.differences import differences


class ThaiTextComparison(TextFieldComparison):
    """A text field, word by word."""

    def htmldiff(self) -> SafeString:
        """Both texts in one, what was taken out and what was put in marked."""
        return marked(self.val_a or "", self.val_b or "")


class ThaiRichTextComparison(ThaiTextComparison):
    """A formatted text, by its words."""

    def htmldiff(self) -> SafeString:
        """As of a plain text: formatting is seen in the preview."""
        return marked(text_from_html(self.val_a or ""), text_from_html(self.val_b or ""))


class ThaiStreamComparison(StreamFieldComparison):
    """A field of blocks, block by block: a table by its rows, everything else by its words."""

    def htmldiff(self) -> SafeString:
        """Every block that differs: added, taken out, or both texts in one."""
        old = {block.id: block for block in self.val_a}
        new = {block.id: block for block in self.val_b}
        gone = [("deletion", _compared(lines_of(block), [])) for key, block in old.items() if key not in new]
        kept = [
            ("" if key in old else "addition", _compared(lines_of(old[key]) if key in old else [], lines_of(block)))
            for key, block in new.items()
            if key not in old or old[key].value != block.value
        ]
        moved = [] if gone or kept else [("", format_html("{}", _("The order was changed.")))]
        html: SafeString = format_html_join(
            "\n", '<div class="comparison__child-object {}">{}</div>', gone + kept + moved
        )
        return html


def lines_of(block: Any) -> list[str]:
    """What a block says, line by line: a table its caption, its headers and its rows."""
    if not isinstance(block.block, TableBlock):
        return str(text_from_html(str(block))).splitlines()
    value = block.value or {}
    cells = [[str(cell or "") or "–" for cell in row] for row in value.get("data") or []]
    caption = [f"{_('Table caption')}: {value['table_caption']}"] if value.get("table_caption") else []
    return [*caption, f"{_('Table headers')}: {_headers(value)}", *(" | ".join(row) for row in cells)]


def _headers(value: dict[str, Any]) -> str:
    """As the table editor says it (wagtail/contrib/table_block/blocks.py)."""
    row, column = value.get("first_row_is_table_header"), value.get("first_col_is_header")
    if row and column:
        return _("Display the first row AND first column as headers")
    if row:
        return _("Display the first row as a header")
    return _("Display the first column as a header") if column else _("No headers")


def _compared(old: list[str], new: list[str]) -> SafeString:
    """Lines as they were and as they are; a line that was mended shows its words."""
    shown: list[SafeString] = []
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs = zip_longest(old[i1:i2], new[j1:j2], fillvalue="")
        shown += [format_html("{}", a) if operation == "equal" else marked(a, b) for a, b in pairs]
    html: SafeString = format_html_join("", "<div>{}</div>", ((line,) for line in shown))
    return html


def marked(old: str, new: str) -> SafeString:
    """Two texts as one, escaped, deletions and additions marked."""
    html: SafeString = TextDiff(differences(old, new)).to_html()
    return html


register_comparison_class(models.CharField, comparison_class=ThaiTextComparison)
register_comparison_class(models.TextField, comparison_class=ThaiTextComparison)
register_comparison_class(RichTextField, comparison_class=ThaiRichTextComparison)
register_comparison_class(StreamField, comparison_class=ThaiStreamComparison)
