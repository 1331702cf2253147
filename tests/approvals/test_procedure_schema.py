"""The shape of a procedure: what it admits, what it refuses, in whose words."""

import copy
from typing import Any

import pytest
from pydantic import ValidationError

from approvals.api import SHIPPED, Act, MemoField, Outcome, ProcedureDocument, activation_faults, read_procedure


@pytest.fixture
def s12() -> dict[str, Any]:
    """A copy of the shipped document, to spoil."""
    return copy.deepcopy(read_procedure(SHIPPED / "s12.yaml"))


def complaint(document: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as refusal:
        ProcedureDocument.model_validate(document)
    return str(refusal.value)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_procedure__is_valid(path: Any) -> None:
    spec = ProcedureDocument.model_validate(read_procedure(path))
    for track in spec.tracks.values():
        for stage in (*track.stages, *track.afterwards):
            assert stage.rules, "every stage names the rule it comes from"
            assert not stage.certification or spec.certifications[stage.certification].text


def test_s12__approver_follows_from_the_target_site(s12: dict[str, Any]) -> None:
    """S12-R02, procedures.md §4, 31."""
    decide = ProcedureDocument.model_validate(s12).tracks["web"].stage("decide")
    group = [(rule.scope, rule.seats) for rule in decide.seats_for({"target_site": "group"})]
    office = [(rule.scope, rule.seats) for rule in decide.seats_for({"target_site": "office"})]
    assert group == [("own_unit", ["unit_head", "delegate"])]
    assert office == [("office", ["director", "deputy_director", "delegate"])]
    assert decide.seats_for({}) == []


def test_s12__urgent_track_owes_its_approval(s12: dict[str, Any]) -> None:
    """S12-R07: published first, approved within the time of the profile, by somebody else."""
    spec = ProcedureDocument.model_validate(s12)
    urgent = spec.tracks["urgent"]
    assert [stage.act for stage in urgent.stages] == [Act.CERTIFY, Act.ACKNOWLEDGE, Act.PUBLISH]
    late = urgent.stage("decide")
    assert late.outcomes == [Outcome.APPROVE, Outcome.REFUSE]
    assert {"self_check", "publish"} <= set(late.separation)
    assert spec.urgency is not None
    assert late.within == spec.urgency.makeup
    with pytest.raises(KeyError):
        urgent.stage("screening")


def kept_out(document: dict[str, Any]) -> list[str]:
    """Why the document, which can be kept, may not be put in force."""
    return activation_faults(ProcedureDocument.model_validate(document))


def test_crosswalk__every_kind_counts_as_a_canonical_one(s12: dict[str, Any]) -> None:
    """procedures.md §2.1: an office may have kinds of its own, and says under which key they are counted."""
    kinds = s12["categories"][-1]["canonical"]
    kinds.append({"key": "innovations", "label": "นวัตกรรมของโรงเรียน"})
    (reason,) = kept_out(s12)
    assert "ไม่ใช่ชนิดกลาง" in reason
    assert "innovation" in reason.removeprefix("innovations"), "the nearest canonical kind is offered"
    kinds[-1] = {"key": "canteen", "label": "ร้านค้าสวัสดิการ", "counts_as": "other"}
    assert kept_out(s12) == []
    assert ProcedureDocument.model_validate(s12).counts_as("canteen") == "other"


def test_track__without_a_decider(s12: dict[str, Any]) -> None:
    """procedures.md §7, 12 and §5.4, invariant 1: it can be kept and completed, and is not used until it names one."""
    stages = s12["tracks"]["web"]["stages"]
    assert kept_out(s12) == []
    s12["tracks"]["web"]["stages"] = [stage for stage in stages if stage["act"] != "decide"]
    (reason,) = kept_out(s12)
    assert "เส้นทาง “เผยแพร่ตามปกติ” ยังไม่ได้ระบุผู้อนุมัติ" in reason


def test_track__whose_decider_is_nobody(s12: dict[str, Any]) -> None:
    """RYG2 as published: the step is there, its actors are not."""
    s12["tracks"]["web"]["stages"][1]["actors"] = []
    (reason,) = kept_out(s12)
    assert "ยังไม่ได้ระบุผู้อนุมัติ" in reason


def test_track__with_one_decider_of_two(s12: dict[str, Any]) -> None:
    """A second deciding step nobody can do would hold every request for ever."""
    web = s12["tracks"]["web"]["stages"]
    web.insert(2, web[1] | {"key": "decide_again", "label": "อนุมัติชั้นที่สอง", "actors": []})
    assert [reason for reason in kept_out(s12) if "อนุมัติชั้นที่สอง" in reason and "ยังไม่ได้ระบุผู้ทำ" in reason]


def test_track__urgent_without_a_decider_afterwards(s12: dict[str, Any]) -> None:
    s12["tracks"]["urgent"]["afterwards"] = []
    (reason,) = kept_out(s12)
    assert "ยังไม่ได้ระบุผู้อนุมัติ" in reason


def test_decider__of_own_requests_only_when_said_so(s12: dict[str, Any]) -> None:
    """procedures.md §5.4, invariant 5."""
    decide = s12["tracks"]["web"]["stages"][1]
    decide["separation"] = []
    assert [reason for reason in kept_out(s12) if "ผู้ขอต้องไม่อนุมัติเรื่องของตน" in reason]
    decide["own_requests"] = True
    assert kept_out(s12) == []


@pytest.mark.parametrize(("index", "words"), [(0, "ขั้นแรก"), (-1, "ขั้นสุดท้าย")])
def test_track__begins_with_certifying_and_ends_with_publishing(index: int, words: str, s12: dict[str, Any]) -> None:
    del s12["tracks"]["web"]["stages"][index]
    assert words in complaint(s12)


def test_stage__names_what_exists(s12: dict[str, Any]) -> None:
    spoilt = copy.deepcopy(s12)
    spoilt["tracks"]["web"]["stages"][1]["separation"] = ["nowhere"]
    assert "ไม่มีขั้น nowhere" in complaint(spoilt)
    spoilt = copy.deepcopy(s12)
    spoilt["tracks"]["web"]["stages"][0]["certification"] = "nothing"
    assert "ไม่มีข้อความรับรองชื่อ nothing" in complaint(spoilt)
    del s12["urgency"]
    assert "ต้องมีหัวข้อ urgency" in complaint(s12)


def test_document__unknown_keys_are_refused(s12: dict[str, Any]) -> None:
    s12["tracks"]["web"]["stages"][1]["outcome"] = ["approve"]
    assert "tracks.web.stages.1.outcome" in complaint(s12)


def test_information_types__each_once_and_in_a_category(s12: dict[str, Any]) -> None:
    spec = ProcedureDocument.model_validate(s12)
    keys = [key for key, _label in spec.information_types()]
    assert len(keys) == len(set(keys))
    assert all(spec.category_of(key) is not None for key in keys)
    assert spec.category_of("nothing") is None
    assert set(spec.urgency.excluded if spec.urgency else []) <= set(keys)


def test_memo_field__required_under_other_answers(s12: dict[str, Any]) -> None:
    other = next(field for field in ProcedureDocument.model_validate(s12).memo if field.key == "topic_other")
    assert other.is_required({"topic": "other"})
    assert not other.is_required({"topic": "media"})


def test_escalation__goes_to_superiors_not_to_committees(s12: dict[str, Any]) -> None:
    stage = s12["tracks"]["web"]["stages"][1]
    stage["escalation"] = {"after": {"hours": 1}, "to": [{"body": "screening_committee"}]}
    assert "คณะกรรมการไม่ใช่ผู้บังคับบัญชา" in complaint(s12)


def test_memo_field__of_a_version_kept_before_the_heading_was_renamed() -> None:
    """A stored version is never rewritten, so it must go on being readable."""
    old = {"key": "x", "label": "อื่น ๆ", "kind": "text", "required": False, "required_when": {"topic": ["other"]}}
    field = MemoField.model_validate(old)
    assert field.is_required({"topic": "other"})
    assert not field.is_asked({"topic": "media"})
