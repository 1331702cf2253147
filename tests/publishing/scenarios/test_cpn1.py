"""CPN1 (procedures.md §1.1, §7: 1–3): the head's opinion, the director's or a deputy's order, the photo track."""

from typing import Any

import pytest
from django.test import Client

from approvals.api import Decision, Outcome, latest_submission
from publishing.status import Phase, status_of
from tests.desk import outcomes

OBJECTION = "ยังไม่มีผลการประเมินของทุกโรงเรียน"


def gate(document: dict[str, Any]) -> None:
    """The office chooses that the head's objection ends the request (procedures.md §4, 9a)."""
    for track in document["tracks"].values():
        next(stage for stage in track["stages"] if stage["key"] == "unit_review")["effect"] = "gate"


def test_scenario_1__an_objection_needs_its_reason(office: Any, at: Any) -> None:
    """CPN1-R04: “ไม่อนุญาตให้เผยแพร่ เนื่องจาก…” without what follows is not accepted."""
    page = office("cpn1").draft()
    assert at("policy.provider").submit(page).status_code == 302
    answer = at("policy.head").act(page, Outcome.OBJECT)
    assert answer.status_code == 422
    assert "ระบุเหตุผล" in answer.content.decode()
    assert outcomes(page) == ["certify"]


def test_scenario_1__an_opinion_goes_up_with_its_reason_and_the_executive_decides(
    office: Any, at: Any, client: Client
) -> None:
    page = office("cpn1").draft()
    at("policy.provider").submit(page)
    assert at("policy.head").act(page, Outcome.OBJECT, OBJECTION).status_code == 302
    assert OBJECTION in at("director").review(page), "the executive reads opinion and reason"
    assert "เห็นว่าไม่อนุญาตให้เผยแพร่" in at("director").review(page), "in the office's own words"
    assert at("director").act(page, Outcome.APPROVE).status_code == 302
    assert client.get(page.url).status_code == 404, "the order is not yet the publication"
    assert at("policy.uploader").act(page, Outcome.PUBLISH).status_code == 302
    assert client.get(page.url).status_code == 200
    assert outcomes(page) == ["certify", "object", "approve", "publish"]


def test_scenario_1__as_a_gate_the_objection_ends_the_request(office: Any, at: Any) -> None:
    page = office("cpn1", gate).draft()
    at("policy.provider").submit(page)
    assert at("policy.head").act(page, Outcome.OBJECT, OBJECTION).status_code == 302
    assert at("director").act(page, Outcome.APPROVE).status_code == 422
    assert status_of(page).phase is Phase.REFUSED
    assert OBJECTION in at("policy.provider").review(page), "the requester reads why"
    first = latest_submission(page)
    assert at("policy.provider").submit(page).status_code == 302
    assert latest_submission(page).request_id != first.request_id, "asking again is a new request"


def test_scenario_1__the_form_has_no_reason_line_for_the_executive_yet_one_is_kept(office: Any, at: Any) -> None:
    """procedures.md §5.4, 3."""
    page = office("cpn1").draft()
    at("policy.provider").submit(page)
    at("policy.head").act(page, Outcome.CONSENT)
    assert at("director").act(page, Outcome.REFUSE).status_code == 422
    assert at("director").act(page, Outcome.REFUSE, "ขอให้รอผลการประชุม").status_code == 302
    assert Decision.objects.get(outcome="refuse").reason == "ขอให้รอผลการประชุม"
    assert status_of(page).phase is Phase.REFUSED


def test_scenario_2__the_deputy_signs_the_order(office: Any, at: Any, client: Client) -> None:
    page = office("cpn1").draft()
    at("policy.provider").submit(page)
    at("policy.head").act(page, Outcome.CONSENT)
    assert at("deputy").act(page, Outcome.APPROVE).status_code == 302
    assert at("policy.uploader").act(page, Outcome.PUBLISH).status_code == 302
    assert client.get(page.url).status_code == 200
    assert Decision.objects.get(outcome="approve").position.startswith("รองผู้อำนวยการ")


def test_scenario_3__permission_of_those_pictured_is_asserted_or_nothing_is_submitted(office: Any, at: Any) -> None:
    """CPN1 2.3: the four standing assertions of the photo track."""
    page = office("cpn1").draft(information_type="activity_photo", memo={"track": "activity_photo"})
    screen = at("policy.provider").client.get(f"/admin/publishing/submit/{page.pk}/").content.decode()
    for words in ("เป็นการประชาสัมพันธ์ในภารกิจงานราชการ", "ไม่ใช่การดำเนินการทางพาณิชย์", "ไม่เป็นการให้ร้ายต่อบุคคลใดในภาพ"):
        assert words in screen
    for answer in ("", "no", "na"):
        assert at("policy.provider").submit(page, permission_of_pictured=answer).status_code == 422
    assert outcomes(page) == []
    assert at("policy.provider").submit(page).status_code == 302
    signed = latest_submission(page)
    assert outcomes(page) == ["certify"]
    assert "permission_of_pictured" in [row["question"] for row in _signed_answers(signed)]


@pytest.mark.parametrize(
    ("kind", "track", "fits"),
    [("activity_photo", "content", False), ("procurement", "reference", True), ("pr_news", "activity_photo", False)],
)
def test_track__is_for_its_kinds_of_information(kind: str, track: str, fits: bool, office: Any, at: Any) -> None:
    """CPN1 2.1–2.3."""
    page = office("cpn1").draft(information_type=kind, memo={"track": track})
    assert (at("policy.provider").submit(page).status_code == 302) is fits


def _signed_answers(submission: Any) -> Any:
    from publishing.sealing import seal_for

    seal = seal_for(submission)
    assert seal is not None
    return seal.answers
