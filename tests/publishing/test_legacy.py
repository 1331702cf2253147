"""Items of an old website: asked for on one sheet, decided as a list, each with a record of its own."""

import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse

from approvals.api import Decision, Request
from news.models import ImportedItem, NewsPage
from publishing.actions.decide_legacy import DecideLegacyAction
from publishing.actions.submit_legacy import SubmitLegacyAction
from publishing.gate.oracle import violations
from publishing.models import LegacyList, PublicationRecord, RecordKind, Seal
from publishing.questions import questions
from publishing.views.waiting import batch_items
from tests.world import MEMO, Story, yes_to_all


def imported(story: Story, title: str, **fields: Any) -> NewsPage:
    """A draft as the import leaves it: no memo."""
    page = story.draft(title=title, **fields)
    page.memo = {}
    page.save_revision(user=story.people["policy.provider"])
    ImportedItem.objects.create(
        office=story.world.office,
        source="w",
        old_id=str(page.pk),
        digest="",
        page=page,
        revision=page.latest_revision_id,
    )
    return story.fresh(page)


def words(response: Any) -> str:
    """What the screen says."""
    return BeautifulSoup(response.content.decode(), "html.parser").get_text(" ")


def sheet(**extra: str) -> dict[str, str]:
    answers = {f"answer-{question.key}": "yes" for question in questions().questions}
    return answers | {f"memo-{key}": value for key, value in MEMO.items()} | {"sign": "1"} | extra


def test_list__goes_from_one_signature_to_the_public_with_a_record_for_each(story: Story, client: Any) -> None:
    first, second = imported(story, "ข่าวเดิมเรื่องที่หนึ่ง"), imported(story, "ข่าวเดิมเรื่องที่สอง")
    lacking = imported(story, "ข่าวเดิมที่ไม่มีเนื้อหา", lead="", body="")
    unit = story.world.units["policy"]
    address = reverse("publishing:legacy_sheet", args=[unit.pk])
    story.sign_in(client, "policy.provider")
    assert "ฉบับร่าง" in words(client.get(reverse("publishing:legacy")))
    shown = client.get(address)
    rows = {row.page.pk: row for row in shown.context["rows"]}
    assert [rows[page.pk].is_ready for page in (first, second, lacking)] == [True, True, False]
    assert "ผู้อำนวยการสำนักงานเขตพื้นที่ตรวจเยี่ยม" in words(shown)
    data: dict[str, Any] = sheet(**{f"seen-{page.pk}": rows[page.pk].seen for page in (first, second, lacking)})
    assert client.post(address, data).status_code == 422
    assert client.post(address, {**data, "item": [first.pk], "sign": ""}).status_code == 422
    assert not LegacyList.objects.exists()
    answer = client.post(address, {**data, "item": [first.pk, second.pk, lacking.pk]})
    result = answer.context["result"]
    assert [item.page.pk for item in result.left_out] == [lacking.pk]
    assert {issue.code for issue in result.left_out[0].issues} == {"body_missing", "lead_missing"}
    found = LegacyList.objects.get()
    assert (found.number, found.entries.count(), found.signer_name) == (
        1,
        2,
        story.people["policy.provider"].get_full_name(),
    )
    assert Seal.objects.filter(page_id__in=[first.pk, second.pk]).values("seal").distinct().count() == 2
    _decide(story, client, found)
    records = PublicationRecord.objects.filter(kind=RecordKind.PUBLISHED, submission__legacy_entry__sheet=found)
    assert {record.page_id for record in records} == {first.pk, second.pk}
    assert Request.objects.filter(page__in=[first, second]).count() == 2
    assert (
        Decision.objects.filter(submission__in=[record.submission_id for record in records], stage="decide").count()
        == 2
    )
    assert story.fresh(first).live
    assert not story.fresh(lacking).live
    assert not list(violations())
    assert "จากเว็บไซต์เดิม" in words(client.get("/archive/"))
    assert "จากเว็บไซต์เดิม" in words(client.get(reverse("publishing:review", args=[records[0].submission.request_id])))


def _decide(story: Story, client: Any, found: LegacyList) -> None:
    """The head, then the uploader twice, on the list's own screen."""
    address = reverse("publishing:legacy_list", args=[found.pk])
    for who in ("policy.head", "policy.uploader", "policy.uploader"):
        story.sign_in(client, who)
        (bundle,) = client.get(address).context["bundles"]
        answer = client.post(address, {"item": [item.state.pk for item in bundle.items]})
        assert len(answer.context["done"]) == 2, answer.context["refused"]


def test_list__is_let_on_only_where_it_was_shown_and_by_whom_it_waits_for(story: Story, client: Any) -> None:
    page = imported(story, "ข่าวเดิมที่ยังไม่ได้อ่าน")
    result = _submit(story, page)
    state = page.current_workflow_task_state or story.fresh(page).current_workflow_task_state
    items = batch_items(type(state).objects.filter(pk=state.pk))
    (unread,) = DecideLegacyAction(items, user=story.people["policy.head"]).execute()
    assert [issue.code for issue in unread.issues] == ["open_it_first"]
    address = reverse("publishing:legacy_list", args=[result.sheet.pk])
    story.sign_in(client, "finance.head")
    client.get(address)
    assert not client.post(address, {"item": [state.pk]}).context["done"]
    ordinary = story.draft()
    story.submit(ordinary)
    states = type(state).objects.filter(pk=story.fresh(ordinary).current_workflow_task_state.pk)
    (refused,) = DecideLegacyAction(batch_items(states), user=story.people["policy.head"]).execute()
    assert [issue.code for issue in refused.issues] == ["not_in_batch"]


def _submit(story: Story, *pages: Any, who: str = "policy.provider", seen: Any = None) -> Any:
    return SubmitLegacyAction(
        story.world.units["policy"], pages, user=story.people[who], answers=yes_to_all(), memo=MEMO, seen=seen
    ).execute()


def test_sheet__leaves_out_what_changed_since_it_was_shown_and_what_did_not_come_from_there(story: Story) -> None:
    page, own = imported(story, "ข่าวเดิมที่ถูกแก้"), story.draft()
    result = _submit(story, page, own, seen={page.pk: "another"})
    codes = [issue.code for item in result.left_out for issue in item.issues]
    assert codes == ["content_changed_since_opened", "not_from_old_website"]
    assert result.sheet is None
    assert not LegacyList.objects.exists()
    assert story.fresh(page).latest_revision_id == page.latest_revision_id


def test_sheet__leaves_out_items_with_findings_nobody_has_answered_for(story: Story) -> None:
    page = imported(story, "ข่าวเดิมที่มีเลขประจำตัว", body="<p>เลขประจำตัวประชาชน 1-1037-02071-81-1 โทร 081-234-5678</p>")
    result = _submit(story, page)
    assert result.submitted == []
    assert {issue.code for issue in result.left_out[0].issues} & {"finding_open", "finding_blocks"}


def test_command__lists_and_submits(story: Story, tmp_path: Any) -> None:
    imported(story, "ข่าวเดิมเรื่องหนึ่ง")
    out = io.StringIO()
    call_command("submit_legacy", "--unit", "policy", stdout=out)
    assert "พร้อม 1" in out.getvalue()
    lines = [f"  {key}: {{answer: 'yes'}}" for key in yes_to_all()]
    memo = [f"  {key}: '{value}'" for key, value in MEMO.items()]
    (tmp_path / "s.yaml").write_text("\n".join(["answers:", *lines, "memo:", *memo]), encoding="utf-8")
    (tmp_path / "t.yaml").write_text("answers: {}\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command(
            "submit_legacy", "--unit", "policy", "--sheet", str(tmp_path / "t.yaml"), "--user", "policy.provider"
        )
    call_command(
        "submit_legacy",
        "--unit",
        "policy",
        "--sheet",
        str(tmp_path / "s.yaml"),
        "--user",
        "policy.provider",
        stdout=out,
    )
    assert LegacyList.objects.get().entries.count() == 1
