"""Wagtail's comparison of two revisions, with Thai texts compared by words: its own cuts Thai between letter and mark.

Registered by Wagtail's own door, so that its page “compare revisions” speaks the same (wagtail/admin/compare.py).
"""

from django.db import models
from django.utils.safestring import SafeString
from wagtail.admin.compare import TextDiff, TextFieldComparison, register_comparison_class
from wagtail.fields import RichTextField
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


def marked(old: str, new: str) -> SafeString:
    """Two texts as one, escaped, deletions and additions marked."""
    html: SafeString = TextDiff(differences(old, new)).to_html()
    return html


register_comparison_class(models.CharField, comparison_class=ThaiTextComparison)
register_comparison_class(models.TextField, comparison_class=ThaiTextComparison)
register_comparison_class(RichTextField, comparison_class=ThaiRichTextComparison)
