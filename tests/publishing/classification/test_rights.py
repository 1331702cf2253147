"""Who names pages of a unit as evidence and ends it: roles by acts."""

import pytest

from approvals.api import Refused
from offices.api import Holding, SeatKind
from publishing.actions.attach_evidence import AttachEvidenceAction
from publishing.actions.end_evidence import EndEvidenceAction
from publishing.classification.rights import attaching_seat
from publishing.models import IndicatorEvidence
from tests.publishing.classification.lists import a_list, item
from tests.world import Story, superuser

OFFICE, UNIT, OTHER = 1, 10, 11
OF_UNIT = {SeatKind.UNIT_HEAD, SeatKind.UNIT_WEB_OFFICER, SeatKind.UPLOADER}
OF_OFFICE = {
    SeatKind.DIRECTOR, SeatKind.DEPUTY_DIRECTOR, SeatKind.UNIT_WEB_OFFICER, SeatKind.UPLOADER, SeatKind.DELEGATE,
    SeatKind.PR_OFFICER,
}  # fmt: skip


def seat(kind: str, unit: int | None, office: int = OFFICE, capacity: str = "own") -> Holding:
    return Holding(1, office, unit, "", kind, "ตำแหน่ง", capacity, "1/2569", "ผู้มีตำแหน่ง")


@pytest.mark.parametrize("kind", SeatKind.values)
def test_seat__names_evidence_where_it_answers_for_the_website(kind: str) -> None:
    def may(unit: int | None, of: int | None) -> bool:
        return attaching_seat([seat(kind, unit)], OFFICE, of) is not None

    assert may(UNIT, UNIT) == (kind in OF_UNIT | {SeatKind.PR_OFFICER})
    assert may(OTHER, UNIT) == (kind == SeatKind.PR_OFFICER)
    assert may(None, UNIT) == (kind in OF_OFFICE)
    assert attaching_seat([seat(kind, None, office=2)], OFFICE, UNIT, keeps_records=True) is None
    assert attaching_seat([seat(kind, OTHER)], OFFICE, UNIT, keeps_records=True) is not None


def test_own_seat__signs_before_an_acting_one() -> None:
    acting, own = seat(SeatKind.UNIT_HEAD, UNIT, capacity="acting_for"), seat(SeatKind.UPLOADER, UNIT)
    assert attaching_seat([acting, own], OFFICE, UNIT) == own


def test_refused_person__changes_nothing(story: Story) -> None:
    page, indicator = story.published(), item(a_list(), "O7")
    link = [(indicator.pk, page.pk)]
    office, people = story.world.office, story.people
    for user in (people["policy.provider"], people["finance.head"], superuser()):
        with pytest.raises(Refused):
            AttachEvidenceAction(office, link, user=user).execute()
    assert not IndicatorEvidence.objects.exists()

    assert AttachEvidenceAction(office, link, user=people["policy.uploader"]).execute() == 1
    assert AttachEvidenceAction(office, link, user=people["director"]).execute() == 0, "once"
    evidence = IndicatorEvidence.objects.get()
    assert (evidence.person, evidence.capacity) == (people["policy.uploader"], "own")
    assert evidence.position == "ผู้รับผิดชอบการนำข้อมูลขึ้นเว็บไซต์ กลุ่มนโยบายและแผน"
    for user, reason in ((people["finance.uploader"], "ผิดหน้า"), (people["policy.head"], " ")):
        with pytest.raises(Refused):
            EndEvidenceAction(evidence, user=user, reason=reason).execute()
    assert IndicatorEvidence.objects.standing().exists()
    EndEvidenceAction(evidence, user=people["policy.head"], reason="ผิดหน้า").execute()
    with pytest.raises(Refused):
        EndEvidenceAction(evidence, user=people["policy.head"], reason="อีกครั้ง").execute()
