"""The one door of publishing for the layers above."""

import publishing.models  # noqa: F401  # isort: split  (first and whole: its pages and the gate need each other)
from approvals.api import FONTS, Issue, Refused, in_force, register_messages
from publishing.actions.bootstrap import PublishFrameAction, set_up_site
from publishing.actions.submit import SubmitAction
from publishing.adopting import Adopted, FileAdopter
from publishing.classification.addresses import EvidenceLink, evidence_links
from publishing.files import check_upload, sha256_of
from publishing.findings.wording import Wording
from publishing.forms.page import GatedPageForm
from publishing.legacy import register_legacy_source
from publishing.online import OnlineSpan, online_spans
from publishing.pictures.showing import shown, with_sizes
from publishing.pictures.sizes import Size, register_sizes
from publishing.printing.sheet import Sheet, SheetColumn, SheetTable, print_sheet
from publishing.public import Publication, counts, particulars, publication_of, with_urgent_mark
from publishing.purging import register_addresses, register_listings
from publishing.reports.files import as_csv, as_xlsx
from publishing.requirements.submit import missing_for_submission
from publishing.sharing.draft import SharedDraft, ShareState, shared_draft
from publishing.sharing.tokens import guesses_too_often, note_wrong_guess
from publishing.status import status_of
from publishing.views.access import page_to_edit
from publishing.webhooks.seams import register_feed_topics, register_item_address, websub_hub

__all__ = [
    "FONTS",
    "Adopted",
    "EvidenceLink",
    "FileAdopter",
    "GatedPageForm",
    "Issue",
    "OnlineSpan",
    "Publication",
    "PublishFrameAction",
    "Refused",
    "ShareState",
    "SharedDraft",
    "Sheet",
    "SheetColumn",
    "SheetTable",
    "Size",
    "SubmitAction",
    "Wording",
    "as_csv",
    "as_xlsx",
    "check_upload",
    "counts",
    "evidence_links",
    "guesses_too_often",
    "in_force",
    "missing_for_submission",
    "note_wrong_guess",
    "online_spans",
    "page_to_edit",
    "particulars",
    "print_sheet",
    "publication_of",
    "register_addresses",
    "register_feed_topics",
    "register_item_address",
    "register_legacy_source",
    "register_listings",
    "register_messages",
    "register_sizes",
    "set_up_site",
    "sha256_of",
    "shared_draft",
    "shown",
    "status_of",
    "websub_hub",
    "with_sizes",
    "with_urgent_mark",
]
