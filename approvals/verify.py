"""Walk the ledgers and name the first broken link."""

from collections.abc import Iterator
from dataclasses import dataclass

from approvals.models import GENESIS, LedgerEntry, ledgers
from offices.api import Office


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a walk over one office's chain found."""

    ledger: str
    office: str
    entries: int
    head: str
    broken_at: int | None = None
    fault: str = ""


def verify_ledgers() -> Iterator[ChainReport]:
    """One report per ledger and office, the walk of a chain ending at its first fault."""
    for ledger in ledgers():
        for office in Office.objects.order_by("pk"):
            yield _walk(ledger, office)


def _walk(ledger: type[LedgerEntry], office: Office) -> ChainReport:
    name, previous, count = str(ledger._meta.verbose_name), GENESIS, 0
    for entry in ledger.objects.filter(office=office).order_by("sequence").iterator(chunk_size=2000):
        fault = ""
        if entry.sequence != count + 1:
            fault = f"ลำดับที่ {count + 1} หายไป"
        elif entry.previous_hash != previous:
            fault = "ไม่ต่อจากรายการก่อนหน้า"
        elif entry.entry_hash != entry.compute_hash():
            fault = "เนื้อหาถูกแก้ไขหลังบันทึก"
        if fault:
            return ChainReport(name, office.short_name, count, previous, count + 1, fault)
        previous, count = entry.entry_hash, count + 1
    return ChainReport(name, office.short_name, count, previous)
