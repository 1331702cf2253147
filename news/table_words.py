"""The words of the table editor's menu, which Handsontable lacks in Thai."""

import json

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

MENU = {
    "insertRowAbove": _("Insert a row above"),
    "insertRowBelow": _("Insert a row below"),
    "insertColumnOnTheLeft": _("Insert a column on the left"),
    "insertColumnOnTheRight": _("Insert a column on the right"),
    "removeRow": _("Remove the row"),
    "removeColumn": _("Remove the column"),
    "undo": _("Undo"),
    "redo": _("Redo"),
}
"""What the menu offers (wagtail/contrib/table_block/blocks.py, `DEFAULT_TABLE_OPTIONS`), by Handsontable's names."""


def table_script() -> SafeString:
    """The script that hands the words over, before the editor draws its first table."""
    words = json.dumps({name: str(word) for name, word in MENU.items()}, ensure_ascii=False)
    return format_html(
        '<script src="{}" data-language="{}" data-words="{}" defer></script>',
        static("news/tables.js"),
        get_language(),
        words,
    )
