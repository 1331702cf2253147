"""One release for each live notice of a process, as it is public now.

What a correction replaced is not given out again: it was wrong, or nobody was meant to know it. The number of the
correction is part of the release's id, so a reader sees that the earlier release is gone.
"""

from collections.abc import Iterable
from typing import Any, Final

from news.procurement.kinds import NoticeKind
from news.procurement.particulars import said
from opendata.marks import Mark
from opendata.ocds.documents import documents_of
from opendata.ocds.identifiers import ocid_of
from opendata.ocds.parties import buyer_of, parties_of
from opendata.ocds.sections import (
    AWARDING,
    CONTRACTING,
    award_id,
    award_of,
    bids_of,
    contract_of,
    planning_of,
    tender_of,
)
from opendata.ocds.values import moment, without_empty

Release = dict[str, Any]

_TAGS: Final[dict[str, tuple[str, ...]]] = {
    NoticeKind.PLAN: ("planning",),
    NoticeKind.MEDIAN_PRICE: ("planning",),
    NoticeKind.DRAFT_TOR: ("tender",),
    NoticeKind.TOR: ("tender",),
    NoticeKind.INVITATION: ("tender",),
    NoticeKind.AMENDMENT: ("tenderAmendment",),
    NoticeKind.CANCELLATION: ("tenderCancellation",),
    NoticeKind.WINNER: ("award",),
    NoticeKind.CONTRACT: ("award", "contract"),
    NoticeKind.CONTRACT_CHANGE: ("contractAmendment",),
}
"""Tags by kind. The sale of assets is not here: the standard describes buying."""
MAPPED: Final = frozenset(_TAGS)
"""The kinds of notices that have releases."""
_UPDATES: Final = {"planning": "planningUpdate", "tender": "tenderUpdate", "award": "awardUpdate"}


def releases_of(notices: Iterable[Any], marks: dict[int, Mark], addresses: Any) -> list[Release]:
    """The releases of one process in the order of its notices. `marks`: by page, from the publication register."""
    releases: list[Release] = []
    used: set[str] = set()
    awards: dict[str, str] = {}
    for notice in notices:
        if notice.notice_kind not in _TAGS or notice.pk not in marks:
            continue
        tags = [_UPDATES.get(tag, tag) if tag in used else tag for tag in _TAGS[notice.notice_kind]]
        used |= set(_TAGS[notice.notice_kind])
        releases.append(_release(notice, marks[notice.pk], tags, awards, addresses))
    return releases


def _release(notice: Any, mark: Mark, tags: list[str], awards: dict[str, str], addresses: Any) -> Release:
    ocid, kind, code = ocid_of(notice), notice.notice_kind, mark.code
    documents = documents_of(notice, code, addresses)
    release = without_empty(
        ocid=ocid,
        id=f"{ocid}-{code}-{mark.sequence}",
        date=moment(notice.last_published_at or mark.since),
        tag=tags,
        initiationType="tender",
        language="th",
        parties=parties_of(notice, ocid),
        buyer=buyer_of(notice),
        planning=planning_of(notice, documents),
        tender=tender_of(notice, ocid, code, documents),
        bids=bids_of(notice, ocid, code),
    )
    if kind in AWARDING:
        release["awards"] = [award_of(notice, ocid, documents)]
        awards[said(notice, "contract_number") or ""] = award_id(ocid, notice)
    if kind in CONTRACTING:
        award = awards.get(notice.contract_number) or award_id(ocid, notice)
        release["contracts"] = [contract_of(notice, award, code, documents)]
    return release
