"""Layer 1 of the gate: what the admin offers. Nobody publishes by permission, superusers included."""

from wagtail.models import Page, PagePermissionTester


class GatedPagePermissionTester(PagePermissionTester):
    """Wagtail's tester without any permission that would reach the public past the gate."""

    def can_publish(self) -> bool:
        """Never: publishing follows from decisions."""
        return False

    def can_publish_subpage(self) -> bool:
        """Never: publishing follows from decisions."""
        return False

    def can_unpublish(self) -> bool:
        """Never: withdrawal is a verb of its own, with reason and record."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Never: an office's page is public or absent."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only what was never submitted: the rest is evidence."""
        return not self._has_evidence() and bool(super().can_delete(ignore_bulk=ignore_bulk))

    def can_move(self) -> bool:
        """Only what is not public, nor above anything public: moving a live page is a verb of its own."""
        return not self._live_here_or_below() and bool(super().can_move())

    def can_reorder_children(self) -> bool:
        """The tree's order shows nothing to the public: lists go by date."""
        return False

    def _has_evidence(self) -> bool:
        from approvals.api import Request
        from publishing.models.record import PublicationRecord
        from publishing.models.share import Share

        below = Page.objects.filter(path__startswith=self.page.path)
        return (
            Request.objects.filter(page__in=below).exists()
            or PublicationRecord.objects.filter(page__in=below).exists()
            or Share.objects.filter(page__in=below).exists()
        )

    def _live_here_or_below(self) -> bool:
        return Page.objects.filter(path__startswith=self.page.path, live=True).exists()
