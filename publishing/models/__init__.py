"""Models of publishing."""

from publishing.models.evidence import Answer, Checklist, ChecklistAnswer, Permit, PermitKind, Seal, Window
from publishing.models.media import (
    PublishingDocument,
    PublishingImage,
    PublishingRendition,
    Rights,
    RightsFields,
)
from publishing.models.posting import ChannelPosting
from publishing.models.reading import Reading
from publishing.models.record import (
    ENDED_KINDS,
    LIVE_KINDS,
    STATE_KINDS,
    LiveAsset,
    PublicationRecord,
    RecordKind,
    latest_state,
)
from publishing.models.report import Report, ReportAct, ReportActKind, ReportDelivery

from publishing.models.pages import GatedPage, PublishablePage  # isort: skip  (needs the models above)

__all__ = [
    "ENDED_KINDS",
    "LIVE_KINDS",
    "STATE_KINDS",
    "Answer",
    "ChannelPosting",
    "Checklist",
    "ChecklistAnswer",
    "GatedPage",
    "LiveAsset",
    "Permit",
    "PermitKind",
    "PublicationRecord",
    "PublishablePage",
    "PublishingDocument",
    "PublishingImage",
    "PublishingRendition",
    "Reading",
    "RecordKind",
    "Report",
    "ReportAct",
    "ReportActKind",
    "ReportDelivery",
    "Rights",
    "RightsFields",
    "Seal",
    "Window",
    "latest_state",
]
