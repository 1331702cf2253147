"""The one door of publishing for the layers above."""

from approvals.api import Issue, Refused, in_force, register_messages
from publishing.actions.bootstrap import PublishFrameAction, set_up_site
from publishing.actions.submit import SubmitAction
from publishing.files import check_upload
from publishing.findings.wording import Wording
from publishing.pictures.showing import shown, with_sizes
from publishing.pictures.sizes import Size, register_sizes
from publishing.public import Publication, counts, publication_of, with_urgent_mark
from publishing.purging import register_listings
from publishing.requirements.submit import missing_for_submission

__all__ = [
    "Issue",
    "Publication",
    "PublishFrameAction",
    "Refused",
    "Size",
    "SubmitAction",
    "Wording",
    "check_upload",
    "counts",
    "in_force",
    "missing_for_submission",
    "publication_of",
    "register_listings",
    "register_messages",
    "register_sizes",
    "set_up_site",
    "shown",
    "with_sizes",
    "with_urgent_mark",
]
