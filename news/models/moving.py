"""What came from an old website: which item became which page, and the addresses it had there."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from offices.api import Office
from publishing.models import PublishingDocument


class ImportedItem(models.Model):
    """One item of an old website and the draft it became.

    Written in the transaction that makes the draft, so that an import that was stopped goes on where it was. When
    the draft is deleted the row goes with it: then the item may come again. The author is text and nothing more; no
    account is made of anybody (PDPA 2562, section 22: no more than is needed).
    """

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    source = models.CharField(_("old website"), max_length=150)
    old_id = models.CharField(_("number in the old website"), max_length=200)
    digest = models.CharField(max_length=64)
    """SHA-256 of what the item said when it was imported: another one means it was changed over there since."""
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveBigIntegerField()
    """The revision the import saved; when the page has a newer one, somebody has worked on it."""
    author = models.CharField(_("author in the old website"), max_length=200, blank=True)
    notes = models.JSONField(_("notes"), default=list, blank=True)
    open_links = models.JSONField(default=list, blank=True)
    """Addresses of the old website the text links to that belonged to no page yet when the draft was made."""
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        constraints = [
            models.UniqueConstraint(fields=["office", "source", "old_id"], name="news_item_imported_once"),
        ]
        indexes = [models.Index(fields=["page"])]

    def __str__(self) -> str:
        return f"{self.source} {self.old_id}"


class OldAddress(models.Model):
    """An address of the old website: it opens when the page it leads to is public, and not before.

    A file used by two items has a row for each; the first of them that is public answers.
    """

    site = models.ForeignKey(Site, verbose_name=_("website"), on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    """SHA-256 of the normalised address (`news.importing.moving.addresses`): addresses may be of any length."""
    address = models.TextField(_("old address"))
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(
        PublishingDocument, verbose_name=_("document"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+",
    )  # fmt: skip
    """Where the address was a file's: the document it became, if the office's rules for files let it in."""

    objects: Any = models.Manager()

    # Rows come by the ten thousand in one go and mean nothing without their page.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [models.UniqueConstraint(fields=["site", "key", "page"], name="news_old_address_once_per_page")]

    def __str__(self) -> str:
        return self.address
