"""The one door of publishing for the layers above."""

from approvals.api import Issue, Refused, in_force, register_messages
from publishing.actions.bootstrap import PublishFrameAction, set_up_site
from publishing.actions.submit import SubmitAction
from publishing.files import check_upload
from publishing.public import Publication, counts, publication_of, with_urgent_mark
from publishing.requirements.submit import missing_for_submission

__all__ = [
    "Issue",
    "Publication",
    "PublishFrameAction",
    "Refused",
    "SubmitAction",
    "check_upload",
    "counts",
    "in_force",
    "missing_for_submission",
    "publication_of",
    "register_messages",
    "set_up_site",
    "with_urgent_mark",
]
