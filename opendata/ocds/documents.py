"""The page and the files of a notice as documents."""

from typing import Any, Final

from news.procurement.kinds import NoticeKind
from opendata.ocds.values import day, without_empty

_TYPES: Final[dict[str, tuple[str, str]]] = {
    NoticeKind.PLAN: ("procurementPlan", "procurementPlan"),
    NoticeKind.MEDIAN_PRICE: ("technicalSpecifications", "technicalSpecifications"),
    NoticeKind.DRAFT_TOR: ("hearingNotice", "technicalSpecifications"),
    NoticeKind.TOR: ("technicalSpecifications", "technicalSpecifications"),
    NoticeKind.INVITATION: ("tenderNotice", "biddingDocuments"),
    NoticeKind.AMENDMENT: ("clarifications", "biddingDocuments"),
    NoticeKind.CANCELLATION: ("cancellationDetails", "cancellationDetails"),
    NoticeKind.WINNER: ("awardNotice", "evaluationReports"),
    NoticeKind.CONTRACT: ("contractNotice", "contractSummary"),
    NoticeKind.CONTRACT_CHANGE: ("contractNotice", "contractSummary"),
}
"""What the page of a notice is, and what its files are (codelist documentType)."""

_FORMATS: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def documents_of(notice: Any, code: str, addresses: Any) -> list[dict[str, Any]]:
    """The page first, then its files in their order."""
    page_type, file_type = _TYPES[notice.notice_kind]
    page = without_empty(
        id=f"{code}-page",
        documentType=page_type,
        title=notice.title,
        url=addresses.page(notice.url_path),
        datePublished=day(notice.public_date),
        format="text/html",
        language="th",
    )
    return [page, *(_file(row, file_type, f"{code}-{number}", notice, addresses) for number, row in _files(notice))]


def _files(notice: Any) -> Any:
    return enumerate(notice.documents.all(), 1)


def _file(row: Any, file_type: str, key: str, notice: Any, addresses: Any) -> dict[str, Any]:
    document = row.document
    return without_empty(
        id=key,
        documentType=file_type,
        title=row.title or document.title,
        url=addresses.file(document.url),
        datePublished=day(notice.public_date),
        format=_FORMATS.get(document.file_extension.lower(), ""),
        language="th",
    )
