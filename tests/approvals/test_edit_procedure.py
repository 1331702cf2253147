"""Changing the office's parts: a new version, by whom, why; never the document itself."""

import copy
from typing import Any

import pytest

from approvals.actions.edit_procedure import EditProcedureAction
from approvals.actions.load_procedure import digest_of
from approvals.api import (
    InvalidProcedureError,
    Outcome,
    Procedure,
    Refused,
    in_force,
    latest_submission,
    load_procedure,
    put_in_force,
)
from approvals.editing.access import may_manage, may_read
from config.demo.office import appoint
from offices.api import Office
from publishing.status import status_of
from tests.approvals.evidence import snapshot
from tests.approvals.views.offices import keeper, other_office, seated
from tests.world import Story, superuser


def current(story: Story) -> Procedure:
    found = in_force(story.world.office)
    assert found is not None
    return found


def later(procedure: Procedure, days: int = 3) -> dict[str, Any]:
    """The document with another deadline for the decider of the ordinary track."""
    document = copy.deepcopy(procedure.document)
    document["tracks"]["web"]["stages"][1]["within"] = {"working_days": days}
    return document


def edit(story: Story, user: Any, document: dict[str, Any] | None = None, **kwargs: Any) -> EditProcedureAction:
    procedure = current(story)
    said = {"note": "ตามมติที่ประชุม", "seen": procedure.version} | kwargs
    return EditProcedureAction(procedure, document or later(procedure), user=user, **said)


def codes(refusal: Any) -> list[str]:
    return [issue.code for issue in refusal.value.issues]


def test_edit__keeps_a_new_version_and_changes_nothing_else(story: Story, django_user_model: Any) -> None:
    before, person = current(story), keeper(django_user_model)
    kept = edit(story, person).execute()
    assert (kept.version, kept.in_force, kept.loaded_by, kept.note) == (2, False, person, "ตามมติที่ประชุม")
    assert kept.spec.tracks["web"].stage("decide").within.working_days == 3
    assert current(story) == before
    assert digest_of(Procedure.objects.get(pk=before.pk).document) == before.sha256


def test_edit__running_requests_keep_their_version(story: Story, django_user_model: Any) -> None:
    page = story.draft()
    story.submit(page)
    before = current(story)
    put_in_force(edit(story, keeper(django_user_model)).execute())
    assert latest_submission(page).request.procedure == before
    story.decide(page, "policy.head", Outcome.APPROVE)
    assert status_of(story.fresh(page)).task_state.task.specific.procedure == before
    other = story.draft(title="เรื่องหลังแก้ไขแนวทาง")
    story.submit(other)
    assert latest_submission(other).request.procedure.version == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"note": " \n"}, "note_required"),
        ({"seen": 0}, "newer_version"),
    ],
)
def test_edit__refused(change: dict[str, Any], code: str, story: Story, django_user_model: Any) -> None:
    person = keeper(django_user_model)
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        edit(story, person, **change).execute()
    assert codes(refusal) == [code]
    assert snapshot() == before


def test_edit__nothing_changed(story: Story, django_user_model: Any) -> None:
    with pytest.raises(Refused) as refusal:
        edit(story, keeper(django_user_model), copy.deepcopy(current(story).document)).execute()
    assert codes(refusal) == ["nothing_changed"]


@pytest.mark.parametrize("heading", ["title", "stages", "outcomes", "separation", "rules", "laws", "categories"])
def test_edit__what_is_not_the_offices_part(heading: str, story: Story, django_user_model: Any) -> None:
    """The steps themselves, their outcomes and who must be another come from the file."""
    document = copy.deepcopy(current(story).document)
    web = document["tracks"]["web"]
    if heading == "stages":
        web["stages"].pop(2)
    elif heading in {"outcomes", "separation", "rules"}:
        web["stages"][1][heading] = ["approve"] if heading == "outcomes" else []
    else:
        document[heading] = "อื่น" if heading == "title" else document[heading][:-1]
    with pytest.raises(Refused) as refusal:
        edit(story, keeper(django_user_model), document).execute()
    assert codes(refusal) == ["not_the_offices_part"]
    assert Procedure.objects.count() == 1


def test_edit__parts_that_contradict_each_other(story: Story, django_user_model: Any) -> None:
    document = later(current(story))
    document["tracks"]["web"]["stages"][1]["actors"] = [{"seats": ["unit_hed"]}]
    with pytest.raises(InvalidProcedureError, match="unit_hed"):
        edit(story, keeper(django_user_model), document).execute()
    assert Procedure.objects.count() == 1


def test_edit__after_somebody_elses(story: Story, django_user_model: Any) -> None:
    person = keeper(django_user_model)
    edit(story, person).execute()
    with pytest.raises(Refused) as refusal:
        edit(story, person, later(current(story), 5)).execute()
    assert codes(refusal) == ["newer_version"]


ROLES = {
    # who: (reads, keeps)
    "office administrator": (True, True),
    "office administrator with a seat here": (True, True),
    "superuser": (True, True),
    "director": (True, False),
    "provider": (True, False),
    "somebody without a seat": (False, False),
    "director of another office": (False, False),
    "office administrator of another office": (False, False),
    "inactive office administrator": (False, False),
}


def person(role: str, story: Story, users: Any) -> Any:
    """The account in the role."""
    if role == "superuser":
        return superuser()
    if role in {"director", "provider"}:
        return story.people["director" if role == "director" else "policy.provider"]
    made = keeper(users, "p") if "administrator" in role else users.objects.create_user(username="p", password="x")
    if "another office" in role:
        seated(made, other_office(story))
    elif "seat here" in role:
        appoint(made, story.world.seats["web"])
    elif "inactive" in role:
        made.is_active = False
        made.save()
    return made


@pytest.mark.parametrize("role", ROLES)
def test_role__reads_and_keeps(role: str, story: Story, django_user_model: Any) -> None:
    office: Office = story.world.office
    somebody = person(role, story, django_user_model)
    reads, keeps = ROLES[role]
    assert (may_read(somebody, office), may_manage(somebody, office)) == (reads, keeps)
    before = snapshot()
    if not keeps:
        with pytest.raises(Refused) as refusal:
            edit(story, somebody).execute()
        assert codes(refusal) == ["not_office_administrator"]
        assert snapshot() == before
    else:
        assert edit(story, somebody).execute().version == 2


def test_superuser__approves_nothing_by_it(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    root = superuser()
    put_in_force(edit(story, root).execute(), user=root)
    state = status_of(story.fresh(page)).task_state
    assert state.task.specific.get_actions(page, root) == []


def test_load__of_an_older_document_is_a_version_again(story: Story, django_user_model: Any) -> None:
    old = current(story)
    put_in_force(edit(story, keeper(django_user_model)).execute())
    again = load_procedure(story.world.office, old.document)
    assert (again.version, again.sha256, again.in_force) == (3, old.sha256, True)
