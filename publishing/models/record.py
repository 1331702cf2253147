"""The publication register and the files behind what is live."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from approvals.api import LedgerEntry, Submission
from offices.api import Capacity, Unit
from publishing.models.evidence import Permit


class RecordKind(models.TextChoices):
    """What happened to a page before the public."""

    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")
    MOVED = "moved", _("Moved")
    VERIFIED = "verified", _("Verified on the live page")
    FAULT_REPORTED = "fault", _("Fault reported")
    LATE_APPROVED = "approved", _("Approved after urgent publication")


LIVE_KINDS = frozenset({RecordKind.PUBLISHED, RecordKind.CORRECTED})
ENDED_KINDS = frozenset({RecordKind.WITHDRAWN, RecordKind.EXPIRED})
STATE_KINDS = LIVE_KINDS | ENDED_KINDS


class PublicationRecord(LedgerEntry):
    """One entry of the publication register: what became of a page before the public, by whom, why, on which seal."""

    kind = models.CharField(_("kind"), max_length=10, choices=RecordKind.choices)
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.PROTECT, related_name="publication_records")
    revision = models.ForeignKey(Revision, verbose_name=_("revision"), on_delete=models.PROTECT, related_name="+")
    submission = models.ForeignKey(
        Submission, verbose_name=_("submission"), null=True, on_delete=models.PROTECT, related_name="records"
    )
    permit = models.ForeignKey(Permit, verbose_name=_("permit"), on_delete=models.PROTECT, related_name="records")
    seal = models.CharField(_("seal"), max_length=64)
    code = models.CharField(_("code"), max_length=12, db_index=True)
    title = models.CharField(_("title"), max_length=255)
    url_path = models.TextField(_("address"))
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), null=True, on_delete=models.PROTECT, related_name="+")
    unit_name = models.CharField(_("unit"), max_length=200, blank=True)
    page_type = models.CharField(_("type of page"), max_length=100)
    information_type = models.CharField(_("information type"), max_length=60, blank=True)
    information_label = models.CharField(_("information type"), max_length=200, blank=True)
    urgent = models.BooleanField(_("published first as urgent"), default=False)
    reason = models.TextField(_("reason"), blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices, blank=True)
    permitted_by = models.CharField(_("permitted by"), max_length=255, blank=True)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))

    class Meta(LedgerEntry.Meta):
        verbose_name = _("publication record")
        verbose_name_plural = _("publication register")
        indexes = [
            models.Index(fields=["page", "-recorded_at"]),
            models.Index(fields=["fiscal_year", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"


class LiveAsset(models.Model):
    """A file some live page shows, with its fingerprint: what is listed here is never changed or replaced in place."""

    class Kind(models.TextChoices):
        """Which library the file is in."""

        IMAGE = "image", _("Picture")
        DOCUMENT = "document", _("Document")

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    object_id = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("file on a live page")
        verbose_name_plural = _("files on live pages")
        constraints = [
            models.UniqueConstraint(fields=["page", "kind", "object_id"], name="publishing_asset_once_per_page")
        ]
        indexes = [models.Index(fields=["kind", "object_id"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


def newest_first(page: str, kinds: frozenset[RecordKind] = STATE_KINDS) -> Any:
    """The records of these kinds of an outer query's page, the newest first: for `Subquery`. `page`: its key there."""
    return PublicationRecord.objects.filter(page_id=OuterRef(page), kind__in=kinds).order_by("-sequence")


def latest_state(page_id: int) -> PublicationRecord | None:
    """The newest record that says whether the page is public."""
    return (
        PublicationRecord.objects.filter(page_id=page_id, kind__in=STATE_KINDS)
        .select_related("permit__seal")
        .order_by("-sequence")
        .first()
    )
