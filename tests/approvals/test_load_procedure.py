"""Putting a procedure in force."""

import copy
import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from wagtail.models import Workflow

from approvals.actions.load_procedure import InvalidProcedureError
from approvals.api import (
    SHIPPED,
    Outcome,
    Procedure,
    StageTask,
    in_force,
    latest_submission,
    load_procedure,
    read_procedure,
)
from publishing.status import status_of
from tests.world import Story


@pytest.fixture
def s12() -> dict[str, Any]:
    return copy.deepcopy(read_procedure(SHIPPED / "s12.yaml"))


def written(document: Any, folder: Path) -> Path:
    path = folder / "ours.yaml"
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return path


def test_read__a_track_without_decider_names_file_and_path(s12: dict[str, Any], tmp_path: Path) -> None:
    """procedures.md §7, 12."""
    web = s12["tracks"]["web"]
    web["stages"] = [stage for stage in web["stages"] if stage["act"] != "decide"]
    with pytest.raises(InvalidProcedureError) as refusal:
        read_procedure(written(s12, tmp_path))
    assert "ours.yaml: tracks → web: " in str(refusal.value)
    assert "ไม่มีผู้อนุมัติ" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "words"), [("a: [", "อ่านเป็น YAML ไม่ได้"), ("- 1\n- 2", "ours.yaml: (ทั้งไฟล์)"), ("", "ours.yaml")]
)
def test_read__what_is_no_procedure(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidProcedureError, match=r"ours\.yaml") as refusal:
        read_procedure(path)
    assert words in str(refusal.value)


def test_load__the_same_document_changes_nothing(story: Story, s12: dict[str, Any]) -> None:
    current = in_force(story.world.office)
    counts = (Procedure.objects.count(), StageTask.objects.count(), Workflow.objects.count())
    assert load_procedure(story.world.office, s12) == current
    assert (Procedure.objects.count(), StageTask.objects.count(), Workflow.objects.count()) == counts


def test_load__compiles_a_workflow_per_track_and_a_task_per_stage(story: Story) -> None:
    procedure = in_force(story.world.office)
    assert procedure is not None
    for key, track in procedure.spec.tracks.items():
        tasks = StageTask.objects.filter(procedure=procedure, track=key)
        workflow = Workflow.objects.get(workflow_tasks__task=tasks.first())
        compiled = [task.specific.stage_key for task in workflow.tasks]
        assert compiled == [stage.key for stage in track.stages[1:]], "all but the requester's own"


def renewed(document: dict[str, Any]) -> dict[str, Any]:
    """The next version: the decider's step has another name and receiving is no step of its own any more."""
    changed = copy.deepcopy(document)
    changed["title"] += " (ปรับปรุง)"
    web = changed["tracks"]["web"]
    web["stages"] = [stage for stage in web["stages"] if stage["key"] != "intake"]
    next(stage for stage in web["stages"] if stage["key"] == "decide")["label"] = "ผู้อนุมัติ (ฉบับปรับปรุง)"
    return changed


def test_load__running_requests_finish_under_the_version_they_began_with(story: Story, s12: dict[str, Any]) -> None:
    page = story.draft()
    story.submit(page)
    old = in_force(story.world.office)
    new = load_procedure(story.world.office, renewed(s12))
    assert old is not None
    assert (new.version, new.in_force, in_force(story.world.office)) == (old.version + 1, True, new)
    old.refresh_from_db()
    assert not old.in_force
    story.decide(page, "policy.head", Outcome.RETURN, "แก้วันที่")
    story.submit(page)
    assert latest_submission(page).request.procedure == old, "a new round of the same request too"
    story.decide(page, "policy.head", Outcome.APPROVE)
    assert status_of(story.fresh(page)).task_state.task.specific.stage_key == "intake"
    story.decide(page, "policy.uploader", Outcome.ACKNOWLEDGE)
    assert story.decide(page, "policy.uploader", Outcome.PUBLISH).live

    other = story.draft(title="ข่าวตามระเบียบฉบับใหม่")
    story.submit(other)
    assert latest_submission(other).request.procedure == new
    story.decide(other, "policy.head", Outcome.APPROVE)
    assert story.decide(other, "policy.uploader", Outcome.PUBLISH).live, "without the step that was taken out"


def test_command__loads_and_says_what_is_in_force(story: Story, s12: dict[str, Any], tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("load_procedure", str(written(renewed(s12), tmp_path)), office="สพม.สาธิต", stdout=out)
    assert "S12 v2" in out.getvalue()


@pytest.mark.parametrize(("file", "office"), [("nowhere.yaml", "สพม.สาธิต"), ("s12.yaml", "ไม่มี")])
def test_command__refuses_what_it_cannot_find(file: str, office: str, story: Story) -> None:
    with pytest.raises(CommandError):
        call_command("load_procedure", str(SHIPPED / file), office=office)
    assert Procedure.objects.count() == 1
