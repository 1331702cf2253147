"""The ledger: appended, chained, never rewritten; the walk names the first broken link."""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from approvals.api import Decision
from approvals.models import GENESIS, ledgers
from approvals.models.ledger import LedgerIsAppendOnlyError
from approvals.verify import verify_ledgers
from publishing.gate import triggers
from publishing.models import PublicationRecord
from tests.world import Story

TABLES = {"decision": Decision, "record": PublicationRecord}


@pytest.fixture
def story(story: Story) -> Story:
    """With one item carried to the public: entries in both ledgers."""
    story.published()
    return story


@contextmanager
def without_triggers() -> Iterator[None]:
    """As somebody with the database's own password could."""
    connection.check_constraints()  # PostgreSQL drops no trigger while deferred constraints are pending
    triggers.uninstall()
    try:
        yield
    finally:
        triggers.install()


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def verify(*arguments: str) -> tuple[int, str]:
    """Exit code and output of the command."""
    out = io.StringIO()
    try:
        call_command("verify_ledger", *arguments, stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_append__numbers_without_gaps_and_chains(story: Story) -> None:
    entries = list(Decision.objects.order_by("sequence"))
    assert [entry.sequence for entry in entries] == [1, 2, 3, 4]
    assert [entry.outcome for entry in entries] == ["certify", "approve", "acknowledge", "publish"]
    assert [entry.previous_hash for entry in entries] == [GENESIS, *(entry.entry_hash for entry in entries[:-1])]
    assert all(entry.entry_hash == entry.compute_hash() for entry in entries)


def test_append__needs_a_transaction(transactional_story: Story) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        Decision.append(office=transactional_story.world.office)


@pytest.mark.parametrize("ledger", TABLES.values(), ids=TABLES)
def test_entry__is_neither_saved_again_nor_deleted_by_the_orm(ledger: Any, story: Story) -> None:
    entry, rows = ledger.objects.latest("sequence"), list(ledger.objects.order_by("pk").values())
    rewrites: list[Callable[[], Any]] = [
        entry.save,
        lambda: entry.save(update_fields=["reason"]),
        entry.delete,
        lambda: ledger.objects.filter(pk=entry.pk).update(reason="อื่น"),
        lambda: ledger.objects.all().delete(),
    ]
    for rewrite in rewrites:
        with pytest.raises(LedgerIsAppendOnlyError):
            rewrite()
    entry.reason = "อื่น"
    with pytest.raises((IntegrityError, LedgerIsAppendOnlyError)), transaction.atomic():
        ledger.objects.bulk_update([entry], ["reason"])
    assert list(ledger.objects.order_by("pk").values()) == rows


@pytest.mark.parametrize("ledger", TABLES.values(), ids=TABLES)
def test_entry__is_kept_by_the_database(ledger: Any, story: Story) -> None:
    table, rows = ledger._meta.db_table, list(ledger.objects.order_by("pk").values())
    for sql in (
        f"UPDATE {table} SET reason = 'x'",
        f"UPDATE {table} SET sequence = sequence + 9",
        f"DELETE FROM {table}",
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            run(sql)
    assert list(ledger.objects.order_by("pk").values()) == rows


def test_verify__whole_chains(story: Story) -> None:
    reports = list(verify_ledgers())
    assert {report.ledger for report in reports} == {str(model._meta.verbose_name) for model in ledgers()}
    reports = [report for report in reports if report.entries]
    assert {report.ledger for report in reports} == {str(model._meta.verbose_name) for model in TABLES.values()}
    assert all(report.broken_at is None and report.entries for report in reports)
    heads = {report.head for report in reports}
    assert Decision.objects.latest("sequence").entry_hash in heads
    code, out = verify()
    assert code == 0
    assert out.count("ครบถ้วน") == len(ledgers())
    assert out.splitlines()[-1] == f"{sum(report.entries for report in reports)} รายการ, 0 จุดที่ขาด"


def broken(ledger: str = "decision") -> Any:
    name = str(TABLES[ledger]._meta.verbose_name)
    return next(report for report in verify_ledgers() if report.ledger == name)


@pytest.mark.parametrize("column", ["reason", "outcome", "person_name", "position", "capacity", "seal", "stage"])
def test_verify__names_an_entry_whose_words_were_changed(column: str, story: Story) -> None:
    with without_triggers():
        run(f"UPDATE approvals_decision SET {column} = 'ปลอม' WHERE sequence = 2")
        report = broken()
        assert (report.broken_at, report.fault, report.entries) == (2, "เนื้อหาถูกแก้ไขหลังบันทึก", 1)
        code, out = verify()
        assert code == 1
        assert "รายการที่ 2 – เนื้อหาถูกแก้ไขหลังบันทึก" in out
        assert out.splitlines()[-1].endswith(", 1 จุดที่ขาด")
    assert triggers.missing() == []


def test_verify__names_an_entry_whose_time_was_changed(story: Story) -> None:
    entry = Decision.objects.get(sequence=3)
    with without_triggers():
        moved = entry.recorded_at - dt.timedelta(microseconds=1)
        run(
            "UPDATE approvals_decision SET recorded_at = %s WHERE sequence = 3",
            connection.ops.adapt_datetimefield_value(moved),
        )
        assert broken().broken_at == 3


def test_verify__rehashing_a_forged_entry_breaks_the_next_link(story: Story) -> None:
    with without_triggers():
        run("UPDATE approvals_decision SET reason = 'ปลอม' WHERE sequence = 2")
        forged = Decision.objects.get(sequence=2)
        run("UPDATE approvals_decision SET entry_hash = %s WHERE sequence = 2", forged.compute_hash())
        report = broken()
        assert (report.broken_at, report.fault) == (3, "ไม่ต่อจากรายการก่อนหน้า")


def test_verify__names_the_gap_of_a_deleted_entry(story: Story) -> None:
    with without_triggers():
        run("DELETE FROM publishing_publicationrecord")
        run("UPDATE approvals_decision SET sequence = 9 WHERE sequence = 3")
        report = broken()
        assert (report.broken_at, report.fault) == (3, "ลำดับที่ 3 หายไป")


def test_verify__a_whole_forged_chain_misses_the_head_known_before(story: Story) -> None:
    """Whoever rewrites everything after an entry makes a valid chain; the hash written down outside gives it away."""
    head = Decision.objects.latest("sequence").entry_hash
    assert verify("--known-head", head)[0] == 0
    with without_triggers():
        previous = GENESIS
        for entry in Decision.objects.order_by("sequence"):
            entry.previous_hash, entry.person_name = previous, "ผู้อื่น"
            previous = entry.compute_hash()
            run(
                "UPDATE approvals_decision SET person_name = %s, previous_hash = %s, entry_hash = %s WHERE id = %s",
                "ผู้อื่น", entry.previous_hash, previous, entry.pk,
            )  # fmt: skip
        assert broken().broken_at is None
        assert verify()[0] == 0
        code, out = verify("--known-head", head)
        assert code == 1
        assert f"ไม่พบแฮช {head}" in out


def test_verify__a_cut_off_tail_misses_the_head_known_before(story: Story) -> None:
    head = PublicationRecord.objects.latest("sequence").entry_hash
    with without_triggers():
        run("DELETE FROM publishing_publicationrecord WHERE entry_hash = %s", head)
        assert verify()[0] == 0, "a chain cut at its end is still a chain"
        assert verify("--known-head", head)[0] == 1
