"""Models of publishing."""

from publishing.models.classification import Indicator, IndicatorEvidence, IndicatorSet, Scheme
from publishing.models.consent import (
    AgeGroup,
    Consent,
    ConsentAct,
    ConsentActKind,
    PictureConsent,
    SubjectKind,
)
from publishing.models.duty import DutyKind, RightsDuty
from publishing.models.evidence import Answer, Checklist, ChecklistAnswer, Permit, PermitKind, Seal, Window
from publishing.models.legacy import LEGACY, LegacyEntry, LegacyList, is_legacy
from publishing.models.live import ItemDate, LiveDate, LiveDateKind, LiveItem
from publishing.models.media import (
    CONSENT_NEEDED,
    AltKind,
    People,
    PublishingDocument,
    PublishingImage,
    PublishingRendition,
)
from publishing.models.policy import PublishingPolicy, policy_of
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
    newest_first,
)
from publishing.models.report import Report, ReportAct, ReportActKind, ReportDelivery
from publishing.models.rights import WEBSITE, Access, Lease, Licence, Rights, RightsFields, SectionSeven
from publishing.models.scan import FileScan, Waiver
from publishing.models.share import Share, ShareAnswer, ShareVerdict
from publishing.models.webhook import (
    Dispatch,
    DispatchPurpose,
    DispatchState,
    PublicationEvent,
    WebhookSubscription,
)

from publishing.models.pages import GatedPage, PublishablePage  # isort: skip  (needs the models above)

__all__ = [
    "CONSENT_NEEDED",
    "ENDED_KINDS",
    "LEGACY",
    "LIVE_KINDS",
    "STATE_KINDS",
    "WEBSITE",
    "Access",
    "AgeGroup",
    "AltKind",
    "Answer",
    "ChannelPosting",
    "Checklist",
    "ChecklistAnswer",
    "Consent",
    "ConsentAct",
    "ConsentActKind",
    "Dispatch",
    "DispatchPurpose",
    "DispatchState",
    "DutyKind",
    "FileScan",
    "GatedPage",
    "Indicator",
    "IndicatorEvidence",
    "IndicatorSet",
    "ItemDate",
    "Lease",
    "LegacyEntry",
    "LegacyList",
    "Licence",
    "LiveAsset",
    "LiveDate",
    "LiveDateKind",
    "LiveItem",
    "People",
    "Permit",
    "PermitKind",
    "PictureConsent",
    "PublicationEvent",
    "PublicationRecord",
    "PublishablePage",
    "PublishingDocument",
    "PublishingImage",
    "PublishingPolicy",
    "PublishingRendition",
    "Reading",
    "RecordKind",
    "Report",
    "ReportAct",
    "ReportActKind",
    "ReportDelivery",
    "Rights",
    "RightsDuty",
    "RightsFields",
    "Scheme",
    "Seal",
    "SectionSeven",
    "Share",
    "ShareAnswer",
    "ShareVerdict",
    "SubjectKind",
    "Waiver",
    "WebhookSubscription",
    "Window",
    "is_legacy",
    "latest_state",
    "newest_first",
    "policy_of",
]
