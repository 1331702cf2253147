"""Moving in: what an office is promised of `import_wordpress` and of the drafts it makes."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from news.importing.moving import move_in
from news.models import ImportedItem, ManualPage, NewsPage, OldAddress
from publishing.models import PublishingDocument, PublishingImage
from tests.news.importing.moving.old_sites import BASE, attachment, post, wxr
from tests.news.importing.pdf_builder import build_pdf
from tests.world import Story, picture_bytes

UPLOADS = f"{BASE}/wp-content/uploads"
FIRST = (
    f'<p>ข้อความ <a href="{BASE}/post-2/">ต่อ</a> <a href="/?p=9">หาย</a> <a href="{UPLOADS}/a.pdf">เอกสาร</a></p>'
    f'<p onclick="x()"><img src="{UPLOADS}/p-300x200.jpg" alt="หน้าเสาธง"><script>alert(1)</script>'
    f'<img src="{UPLOADS}/gone.jpg"><a href="{UPLOADS}/x.exe">โปรแกรม</a>'
    '<a href="/wp-content/uploads/../../etc/passwd.txt">ก</a></p>'
)
MAPPING = """
default: {unit: policy}
sections:
  category:คู่มือ: {page: ManualPage, type: operation_manuals, unit: finance}
  category:ไม่ย้าย: skip
files: {source: จัดทำโดยสำนักงาน, rights: own_work}
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An export with everything, its files, its mapping."""
    media = tmp_path / "uploads"
    media.mkdir()
    (media / "p.jpg").write_bytes(picture_bytes(size=(64, 48)))
    (media / "a.pdf").write_bytes(build_pdf(["ก"]))
    (media / "x.exe").write_bytes(b"MZ")
    (tmp_path / "map.yaml").write_text(MAPPING, encoding="utf-8")
    wxr(
        tmp_path,
        attachment(5, "p.jpg", parent=1),
        attachment(6, "a.pdf", parent=1),
        post(1, "เรื่องแรก", FIRST),
        post(2, "เรื่องที่สอง", "<p>ข</p>", section="คู่มือ"),
        post(3, "ร่าง", "", status="draft"),
        post(4, "ไม่ย้าย", "", section="ไม่ย้าย"),
    )
    return tmp_path


def run(folder: Path, *args: str) -> tuple[list[str], int]:
    """Output lines and exit code."""
    out = io.StringIO()
    options = ("--media", str(folder / "uploads"), "--mapping", str(folder / "map.yaml"))
    try:
        call_command("import_wordpress", str(folder / "export.xml"), *options, *args, stdout=out)
    except SystemExit as end:
        return out.getvalue().strip().split("\n"), int(end.code or 0)
    except CommandError as error:
        return [str(error)], error.returncode
    return out.getvalue().strip().split("\n"), 0


def test_import__makes_typed_drafts_with_files_and_old_addresses(story: Story, old: Path) -> None:
    assert run(old, "--user", "policy.provider", "--report", str(old / "r.json"))[1] == 1
    first, second = NewsPage.objects.get(), ManualPage.objects.get()
    assert (first.title, first.live, first.unit, str(first.public_date)) == (
        "เรื่องแรก", False, story.world.units["policy"], "2020-05-01",
    )  # fmt: skip
    assert (second.unit, second.information_type, second.summary) == (
        story.world.units["finance"], "operation_manuals", "ข",
    )  # fmt: skip
    document, image = PublishingDocument.objects.get(), PublishingImage.objects.get()
    assert first.body == (
        f'<p>ข้อความ <a linktype="page" id="{second.pk}">ต่อ</a> <a href="/?p=9">หาย</a>'
        f' <a linktype="document" id="{document.pk}">เอกสาร</a></p><p>โปรแกรมก</p>'
    )
    assert [photo.image for photo in first.album.all()] == [image]
    assert (image.description, image.source, image.rights, image.people) == (
        "หน้าเสาธง",
        "จัดทำโดยสำนักงาน",
        "own_work",
        "",
    )
    assert [row.document for row in first.attachments.all()] == [document]
    assert set(OldAddress.objects.filter(page=first).values_list("address", "document")) == {
        ("/post-1", None), ("/?p=1", None), ("/?p=5", None), ("/?p=6", document.pk),
        ("/wp-content/uploads/a.pdf", document.pk), ("/wp-content/uploads/p.jpg", None),
        ("/wp-content/uploads/p-300x200.jpg", None), ("/wp-content/uploads/gone.jpg", None),
        ("/wp-content/uploads/x.exe", None),
    }  # fmt: skip
    _as_wagtail_writes_it(first, second, story)
    fates = [(row["fate"], row["old_id"]) for row in json.loads((old / "r.json").read_text(encoding="utf-8"))]
    assert fates.count(("file_missing", "1")) == 2
    assert fates.count(("file_refused", "1")) == 1
    assert {("refused", "3"), ("skipped", "4"), ("link_to_nowhere", "1"), ("linked", "1")} <= set(fates)


def _as_wagtail_writes_it(first: Any, second: Any, story: Story) -> None:
    """Tree, revision, history, index of uses and search are what saving one by one would have left."""
    assert Page.find_problems() == ([], [], [], [], [])
    assert NewsPage.objects.get().get_latest_revision_as_object().body == first.body
    assert first.latest_revision.user == first.owner == story.people["policy.provider"]
    assert PageLogEntry.objects.filter(page=first.pk, action="news.import").exists()
    before = set(ReferenceIndex.get_references_for_object(first).values_list("to_object_id", "content_path"))
    ReferenceIndex.create_or_update_for_object(NewsPage.objects.get())
    assert set(ReferenceIndex.get_references_for_object(first).values_list("to_object_id", "content_path")) == before
    assert "ข้อความ" in IndexEntry.objects.get(object_id=str(first.pk)).body
    assert ImportedItem.objects.get(page=first).author == "somebody"
    sibling = story.draft(section="policy")
    assert sibling.path > first.path
    assert first.get_latest_revision().as_object().album.count() == 1
    assert second.get_url() is not None


def test_import__twice_makes_nothing_twice_and_tells_what_changed(story: Story, old: Path) -> None:
    run(old)
    wxr(old, post(1, "เรื่องแรก", "<p>แก้แล้ว</p>"), post(2, "เรื่องที่สอง", "<p>ข</p>", section="คู่มือ"), post(8, "ใหม่", ""))
    lines, code = run(old, "--report", str(old / "r.csv"))
    assert code == 0
    assert NewsPage.objects.count() == 2
    assert "แก้แล้ว" not in NewsPage.objects.get(title="เรื่องแรก").body
    with (old / "r.csv").open(encoding="utf-8-sig") as file:
        fates = {row["old_id"]: row["fate"] for row in csv.DictReader(file) if row["fate"] != "link_to_nowhere"}
    assert fates == {"1": "changed", "2": "before", "8": "imported"}
    assert any("1" in line for line in lines)


def test_import__stopped_in_between_goes_on_where_it_was(story: Story, old: Path) -> None:
    wxr(old, *(post(number, f"เรื่องที่ {number}", "<p>ก</p>") for number in range(1, 6)))
    real, done = move_in.save_drafts, []

    def dies(drafts: list[Any], *, user: Any) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(real(drafts, user=user))

    with patch.object(move_in, "BATCH", 2):
        with patch.object(move_in, "save_drafts", dies), pytest.raises(KeyboardInterrupt):
            run(old)
        assert NewsPage.objects.count() == 2
        run(old)
    assert NewsPage.objects.count() == ImportedItem.objects.count() == IndexEntry.objects.filter(
        content_type=NewsPage.objects.first().content_type
    ).count() == 5  # fmt: skip


def test_import__with_one_item_that_cannot_be_written_brings_the_others(story: Story, old: Path) -> None:
    wxr(old, post(1, "ดี", "<p>ก</p>"), post(2, "เสีย", "<p>ก</p>"), post(3, "ดี", "<p>ก</p>"))
    real = move_in.save_drafts

    def fails(drafts: list[Any], *, user: Any) -> None:
        real(drafts, user=user)
        if any(draft.page.title == "เสีย" for draft in drafts):
            raise ValueError

    with patch.object(move_in, "save_drafts", lambda drafts, *, user: _in_one(fails, drafts, user)):
        lines, code = run(old)
    assert code == 1
    assert any(line.startswith("failed · 2 · เสีย") for line in lines)
    assert [page.title for page in NewsPage.objects.all()] == ["ดี", "ดี"]


def _in_one(write: Any, drafts: list[Any], user: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        write(drafts, user=user)


def test_trial__tells_the_same_and_changes_nothing(story: Story, old: Path) -> None:
    lines, code = run(old, "--dry-run")
    assert code == 1
    assert any("gone.jpg" in line for line in lines)
    assert not Page.objects.filter(title="เรื่องแรก").exists()
    assert not ImportedItem.objects.exists()
    assert not PublishingImage.objects.exists()


def test_mapping__is_drafted_from_the_export_and_can_be_used(story: Story, old: Path) -> None:
    assert run(old, "--write-mapping", str(old / "map.yaml"))[1] == 0
    text = (old / "map.yaml").read_text(encoding="utf-8")
    assert "category:คู่มือ:\n    page: ManualPage\n    type: operation_manuals" in text
    run(old)
    assert ManualPage.objects.get().title == "เรื่องที่สอง"


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("default: {unit: ไม่มี}", "ไม่มี"),
        ("sections: {a: {type: x}}", "pr_news"),
        ("sections: {a: {page: HomePage}}", "NewsPage"),
        ("sektions: {}", "sektions"),
        ("{", "YAML"),
    ],
)
def test_mapping__that_names_what_the_office_does_not_have_is_refused(
    story: Story, old: Path, mapping: str, told: str
) -> None:
    (old / "map.yaml").write_text(mapping, encoding="utf-8")
    lines, code = run(old)
    assert code == 2
    assert told in lines[0] or told == "YAML"


def _asked(client: Any, path: str) -> int:
    """How many queries ask for an old address."""
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return sum("news_oldaddress" in query["sql"] for query in queries.captured_queries)


def test_old_address__opens_with_publication_and_tells_of_withdrawal(story: Story, client: Any) -> None:
    from publishing.actions.withdraw import WithdrawAction

    page = story.draft()
    document = story.document()
    page.attachments.create(document=document, sort_order=0)
    page.save_revision(user=story.people["policy.provider"])
    rows = (("/2020/05/x", None), ("/?p=7", None), ("/files/a.pdf", document))
    from news.importing.moving.addresses import key_of

    for address, file in rows:
        OldAddress.objects.create(
            site=story.world.office.site, key=key_of(address), address=address, page=page, document=file
        )
    asked = ("/2020/05/X/?utm_source=line", "/?p=7", "/files/a.pdf")
    assert (_asked(client, "/nothing/"), _asked(client, "/news/")) == (1, 0)
    assert [client.get(path).status_code for path in asked] == [404, 404, 404]
    assert client.get("/?p=8").status_code == 200
    story.submit(page)
    page = story.carry_through(page)
    found = [client.get(path) for path in asked]
    assert [answer.status_code for answer in found] == [301, 301, 301]
    assert [answer["Location"] for answer in found] == [page.url, page.url, document.url]
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    found = [client.get(path) for path in asked]
    assert [answer.status_code for answer in found] == [410, 410, 410]
    assert "ข้อมูลผิด" in found[0].content.decode()
    assert client.post("/2020/05/x/").status_code == 404
