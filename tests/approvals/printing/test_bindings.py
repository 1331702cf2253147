"""The vocabulary of a form's fields: what is not in it is named, with the mend, in Thai."""

import re

import pytest
from pydantic import ValidationError

from approvals.procedure_schema import PrintedForm
from approvals.procedure_schema.bindings import FIXED, OF_A_DECISION, Field, check_text, parts_of
from approvals.procedure_schema.faults import faults_of
from tests.approvals.printing.requests import FORMS, shipped


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("{title}", Field("title")),
        ("{title:6}", Field("title", width=6)),
        ("{title:0.9}", Field("title", width=0.9)),
        ("{title:*}", Field("title", width=0)),
        ("{memo.detail:*2}", Field("memo.detail", width=0, lines=2)),
    ],
)
def test_field__says_how_wide_its_blank_is(written: str, field: Field) -> None:
    assert list(parts_of(f"เรื่อง {written} จบ")) == ["เรื่อง ", field, " จบ"]


@pytest.mark.parametrize("name", [*FIXED, "memo.anything", *(f"decision.decide.{field}" for field in OF_A_DECISION)])
def test_every_name_of_the_vocabulary__is_admitted(name: str) -> None:
    assert check_text(f"ก {{{name}}}") == f"ก {{{name}}}"


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("{office.nmae}", "หมายถึง {office.name} หรือไม่"),
        ("{zzz}", "ใช้ได้: office.name"),
        ("{decision.decide.nam}", "ใช้ได้: name, position"),
        ("{title:wide}", "ให้ใส่ความกว้างเป็นเซนติเมตร"),
        ("{title", "วงเล็บปีกกาไม่ครบคู่"),
        ("title}", "วงเล็บปีกกาไม่ครบคู่"),
        ("{}", "ไม่รู้จักช่อง"),
    ],
)
def test_unknown_field__is_refused_with_the_mend(text: str, mend: str) -> None:
    with pytest.raises(ValueError, match=re.escape(mend)):
        check_text(text)


@pytest.mark.parametrize(
    "block",
    [
        {"block": "options", "field": "title", "options": [{"label": "ก", "ticked_by": ["a"]}]},
        {"block": "options", "field": "memo.topic", "options": [{"label": "ก"}]},
        {"block": "options", "field": "memo.topic", "options": [{"label": "ก", "ticked_by": ["a"], "otherwise": True}]},
        {"block": "options", "field": "memo.topic", "options": [{"label": "ก", "ticked_by": ["a"], "text": "title"}]},
        {"block": "stamp"},
        {"text": "ไม่มี block"},
    ],
)
def test_block__that_is_none_is_refused(block: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PrintedForm.model_validate({"version": 1, "title": "แบบ", "blocks": [block]})


def test_procedure__whose_form_names_what_it_has_not_says_where_and_how_to_mend() -> None:
    _form, spec = shipped("S12-F1")
    document = spec.model_dump(mode="json")
    part = document["forms"]["S12-F1"]["blocks"][1]["blocks"]
    part[2]["text"] = "โทร {memo.telefone}"
    part[3]["options"][0]["ticked_by"] = ["procurement"]
    part[8]["columns"][0][0]["stage"] = "self_chek"

    found = {fault.path[3:]: str(fault) for fault in faults_of(document)}

    assert found == {
        (1, "blocks", 2, "text"): "ไม่มีช่อง telefone ใน memo – หมายถึง telephone หรือไม่",
        (1, "blocks", 3, "options", 0, "ticked_by"): "memo.topic ไม่มีคำตอบ procurement – หมายถึง procurement_plus หรือไม่",
        (1, "blocks", 8, "columns", 0, 0, "stage"): "ไม่มีขั้น self_chek ในเส้นทางใด – หมายถึง self_check หรือไม่",
    }


@pytest.mark.parametrize("form_id", FORMS)
def test_shipped_form__names_only_what_its_procedure_has(form_id: str) -> None:
    _form, spec = shipped(form_id)

    assert [fault for fault in faults_of(spec.model_dump(mode="json")) if not fault.keeps_out] == []
