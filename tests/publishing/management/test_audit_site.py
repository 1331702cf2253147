"""`audit_site`: the oracle on a live database, for operators and nightly runs."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from publishing.gate import triggers
from publishing.models import PublishingImage
from tests.world import Story, picture_bytes


def audit() -> tuple[int, list[str]]:
    out = io.StringIO()
    try:
        call_command("audit_site", stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_audit__all_holds(story: Story) -> None:
    story.published(photos=1)
    code, lines = audit()
    assert code == 0
    live = Page.objects.live().filter(depth__gt=1).count()
    assert lines == [f"ตรวจ {live} หน้าที่เผยแพร่: พบข้อผิดพลาด 0 รายการ"]


def test_audit__finds_a_file_swapped_on_disk(story: Story) -> None:
    """What no trigger can stop is found (architecture §3, the paths marked ⚠)."""
    page = story.published(photos=1)
    image = PublishingImage.objects.get(pk=page.album.first().image_id)
    Path(image.file.path).write_bytes(picture_bytes("black"))
    code, lines = audit()
    assert code == 1
    assert str(page.pk) in lines[0]
    assert lines[-1].endswith("พบข้อผิดพลาด 1 รายการ")


def test_audit__finds_a_tampered_record_and_missing_triggers(story: Story) -> None:
    story.published()
    connection.check_constraints()
    triggers.uninstall()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE publishing_publicationrecord SET reason = 'แก้ทีหลัง' WHERE sequence = 2")
    code, lines = audit()
    assert code == 1
    assert any("ทริกเกอร์" in line for line in lines)
    assert any("รายการที่ 2" in line for line in lines)


@pytest.mark.parametrize(
    "table", ["approvals_decision", "publishing_publicationrecord", "publishing_seal", "publishing_permit"]
)
def test_evidence__is_append_only_in_the_database(table: str, story: Story) -> None:
    from django.db import IntegrityError, transaction

    story.published()
    for statement in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET seal = 'x'" if table != "publishing_permit" else f"UPDATE {table} SET kind = 'urgent'",
    ):
        with pytest.raises(IntegrityError, match="prakat gate"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
