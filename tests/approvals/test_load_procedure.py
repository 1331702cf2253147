"""Putting a procedure in force."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core import serializers
from django.db import DatabaseError, IntegrityError, transaction
from wagtail.models import ModelLogEntry, Workflow

from approvals.actions.load_procedure import digest_of
from approvals.actions.put_in_force import PUT_IN_FORCE
from approvals.api import (
    SHIPPED,
    CannotActivateError,
    InvalidProcedureError,
    Outcome,
    Procedure,
    StageTask,
    in_force,
    latest_submission,
    load_procedure,
    put_in_force,
    read_procedure,
)
from approvals.models.procedure import ProcedureIsKeptError
from publishing.status import status_of
from tests.world import Story


@pytest.fixture
def s12() -> dict[str, Any]:
    return copy.deepcopy(read_procedure(SHIPPED / "s12.yaml"))


def written(document: Any, folder: Path) -> Path:
    path = folder / "ours.yaml"
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return path


def undecided(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the deciding steps of the ordinary track taken out."""
    web = document["tracks"]["web"]
    web["stages"] = [stage for stage in web["stages"] if stage["act"] != "decide"]
    return document


def test_load__a_track_without_decider_is_refused_activation(story: Story, s12: dict[str, Any]) -> None:
    """procedures.md §7, 12: refused with the reason and nothing changed; kept only when nobody is to use it yet."""
    with pytest.raises(CannotActivateError, match="เส้นทาง “เผยแพร่ตามปกติ” ยังไม่ได้ระบุผู้อนุมัติ"):
        load_procedure(story.world.office, undecided(s12))
    assert Procedure.objects.count() == 1
    kept = load_procedure(story.world.office, s12, activate=False)
    assert not kept.in_force
    with pytest.raises(CannotActivateError):
        put_in_force(kept)
    assert in_force(story.world.office) != kept


def test_load__what_is_no_procedure_names_place_and_mend(story: Story, s12: dict[str, Any]) -> None:
    s12["tracks"]["web"]["stages"][1]["actors"][0]["seats"] = ["unit_hed"]
    with pytest.raises(
        InvalidProcedureError, match=r"ขั้น decide .* ตำแหน่งหน้าที่: ไม่มีตำแหน่งหน้าที่ unit_hed – หมายถึง unit_head"
    ):
        load_procedure(story.world.office, s12)
    assert Procedure.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"), [("a: [", "อ่านเป็น YAML ไม่ได้"), ("- 1\n- 2", "ours.yaml:1: ทั้งแนวทาง"), ("", "ไฟล์ว่าง")]
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


@pytest.mark.parametrize(
    "change", [{"document": {}}, {"sha256": "0" * 64}, {"version": 9}, {"note": "อื่น"}, {"key": "X"}]
)
def test_version__is_kept_as_it_was_loaded(change: dict[str, Any], story: Story) -> None:
    """Not by saving, not by a queryset, not by SQL: a change is a new version."""
    procedure = in_force(story.world.office)
    assert procedure is not None
    for name, value in change.items():
        setattr(procedure, name, value)
    for fields in (None, list(change), ["in_force", *change]):
        with pytest.raises(ProcedureIsKeptError):
            procedure.save(update_fields=fields)
    with pytest.raises((IntegrityError, DatabaseError), match="kept as it was loaded"), transaction.atomic():
        Procedure.objects.filter(pk=procedure.pk).update(**change)
    fresh = Procedure.objects.get(pk=procedure.pk)
    assert digest_of(fresh.document) == fresh.sha256


def test_version__is_never_removed(story: Story, s12: dict[str, Any]) -> None:
    draft = load_procedure(story.world.office, renewed(s12), activate=False)
    with pytest.raises(ProcedureIsKeptError):
        draft.delete()
    with pytest.raises((IntegrityError, DatabaseError), match="kept as it was loaded"), transaction.atomic():
        Procedure.objects.filter(pk=draft.pk).delete()
    assert Procedure.objects.filter(pk=draft.pk).exists()


def test_put_in_force__an_earlier_version_again_and_who_did_it(story: Story, s12: dict[str, Any]) -> None:
    old = in_force(story.world.office)
    new = load_procedure(story.world.office, renewed(s12), user=story.people["web"])
    assert old is not None
    tasks = StageTask.objects.count()
    old.refresh_from_db()
    assert put_in_force(old, user=story.people["director"]).in_force
    assert in_force(story.world.office) == old
    assert StageTask.objects.count() == tasks, "compiled once"
    entries = ModelLogEntry.objects.filter(action=PUT_IN_FORCE).order_by("pk")
    assert [(entry.object_id, entry.user) for entry in entries][-2:] == [
        (str(new.pk), story.people["web"]),
        (str(old.pk), story.people["director"]),
    ]


def test_document__keeps_the_order_it_was_written_in(story: Story) -> None:
    """The order of tracks and forms is the order of a choice; PostgreSQL's jsonb would sort them by length."""
    document = read_procedure(SHIPPED / "s11.yaml")
    document["tracks"] = dict(reversed(document["tracks"].items()))
    kept = load_procedure(story.world.office, document, activate=False)
    fresh = Procedure.objects.get(pk=kept.pk)
    assert list(fresh.document["tracks"]) == list(fresh.spec.tracks) == ["reference", "photo_news", "general"]
    copied = next(serializers.deserialize("json", serializers.serialize("json", [fresh]))).object
    assert list(copied.document["tracks"]) == list(document["tracks"]), "a fixture too"
    assert digest_of(copied.document) == kept.sha256
