"""The screens of procedures: who sees them, what they show, and a change from the form to being in force."""

from typing import Any

import pytest
from django.urls import reverse

from approvals.api import SHIPPED, Outcome, Procedure, in_force, load_procedure, read_procedure
from approvals.editing.procedure_form import ProcedureForm
from offices.api import Body, BodyMember, Unit, roster_of
from publishing.status import status_of
from tests.approvals.evidence import snapshot
from tests.approvals.test_edit_procedure import ROLES, person
from tests.approvals.views.offices import keeper, other_office
from tests.world import Story

SCREENS = ("procedures", "versions", "procedure", "edit", "confirm")


@pytest.fixture
def administrator(story: Story, django_user_model: Any, client: Any) -> Any:
    """A signed-in office administrator."""
    client.force_login(keeper(django_user_model))
    return client


def current(story: Story) -> Procedure:
    found = in_force(story.world.office)
    assert found is not None
    return found


def address(screen: str, procedure: Procedure) -> str:
    arguments = {"procedures": [], "versions": [procedure.office_id]}
    return reverse(f"approvals:{screen}", args=arguments.get(screen, [procedure.pk]))


def filled(procedure: Procedure, **changes: Any) -> dict[str, Any]:
    """The form as the screen shows it, with some fields filled otherwise."""
    form = ProcedureForm(procedure, roster_of(procedure.office, procedure.loaded_at.date()))
    data: dict[str, Any] = {}
    for part in form.every_form():
        for bound in part:
            value = bound.value()
            if value not in (None, "", [], False):
                data[bound.html_name] = value
    newest = Procedure.objects.filter(office=procedure.office).latest("version").version
    return data | {"note": "ตามคำสั่งที่ 1/2570", "seen": newest} | changes


@pytest.mark.parametrize("role", [*ROLES, "anonymous"])
def test_screen__by_role(role: str, story: Story, client: Any, django_user_model: Any) -> None:
    """Readers 200 and no button, administrators 200, others 403, strangers to the sign-in."""
    procedure = load_procedure(story.world.office, read_procedure(SHIPPED / "s11.yaml"), activate=False)
    reads, keeps = ROLES.get(role, (False, False))
    if role != "anonymous":
        client.force_login(person(role, story, django_user_model))
    before = snapshot()
    for screen in SCREENS[1:]:
        allowed = keeps if screen in {"edit", "confirm"} else reads
        response = client.get(address(screen, procedure))
        if role in {"anonymous", "inactive office administrator", "somebody without a seat"}:
            assert response.status_code == 302, screen  # the sign-in, or out of the administration altogether
        else:
            assert response.status_code == (200 if allowed else 403), screen
        if screen == "procedure" and response.status_code == 200:
            assert (address("edit", procedure) in response.content.decode()) is keeps
    for screen in ("edit", "confirm"):
        if not keeps:
            assert client.post(address(screen, procedure), {"note": "x", "seen": 2}).status_code in {302, 403}
    assert keeps or snapshot() == before, "a refused act changed nothing"


def test_offices__with_one_leads_straight_to_it(story: Story, administrator: Any) -> None:
    response = administrator.get(reverse("approvals:procedures"))
    assert response.url == reverse("approvals:versions", args=[story.world.office.pk])
    other = other_office(story)
    listed = administrator.get(reverse("approvals:procedures")).content.decode()
    assert other.name in listed
    assert reverse("approvals:versions", args=[story.world.office.pk]) in listed


def test_menu__leads_every_seat_to_the_procedures(story: Story, client: Any) -> None:
    story.sign_in(client, "policy.provider")
    assert reverse("approvals:procedures") in client.get(reverse("publishing:desk")).content.decode()


def test_versions__say_who_why_and_how_many_requests(story: Story, administrator: Any, django_user_model: Any) -> None:
    story.submit(story.draft())
    story.published(title="เรื่องที่เผยแพร่แล้ว")
    author = django_user_model.objects.get(username="keeper")
    load_procedure(
        story.world.office, read_procedure(SHIPPED / "s11.yaml"), user=author, note="ลองมาตรการ S11", activate=False
    )
    response = administrator.get(reverse("approvals:versions", args=[story.world.office.pk]))
    found = [(row.version, row.in_force, row.requests, row.running) for row in response.context["versions"]]
    assert found == [(2, False, 0, 0), (1, True, 2, 1)]
    assert "ลองมาตรการ S11" in response.content.decode()
    assert author.get_full_name() in response.content.decode()


def test_drawing__names_people_capacities_and_vacancies(story: Story, client: Any) -> None:
    story.sign_in(client, "finance.provider")
    text = client.get(address("procedure", current(story))).content.decode()
    assert story.people["finance.head"].get_full_name() in text, "of the reader's own unit"
    assert story.people["policy.head"].get_full_name() not in text
    policy = story.world.units["policy"].pk
    text = client.get(address("procedure", current(story)), {"unit": policy}).content.decode()
    assert story.people["policy.head"].get_full_name() in text
    assert 'class="pf-vacant"' not in text
    nobody = load_procedure(story.world.office, read_procedure(SHIPPED / "ryg2.yaml"), activate=False)
    text = client.get(address("procedure", nobody)).content.decode()
    assert 'class="pf-vacant"' in text
    assert "ยังไม่ได้ระบุผู้อนุมัติ" in text


def test_drawing__costs_the_same_however_many_stages_and_people(
    story: Story, administrator: Any, django_assert_max_num_queries: Any
) -> None:
    office = story.world.office
    procedure = load_procedure(office, read_procedure(SHIPPED / "s11.yaml"), activate=False)
    body = Body.objects.create(
        office=office,
        name="คณะ",
        key="screening_committee",
        order_number="1",
        order_date="2026-10-01",
        starts_on="2026-10-01",
    )
    BodyMember.objects.create(body=body, seat=story.world.seats["director"], starts_on="2026-10-01")
    administrator.get(address("procedure", procedure))
    with django_assert_max_num_queries(40) as first:
        administrator.get(address("procedure", procedure))
    document = read_procedure(SHIPPED / "s11.yaml")
    for number in range(5):
        document["tracks"][f"again{number}"] = document["tracks"]["general"]
        Unit.objects.create(office=office, name=f"กลุ่ม {number}")
        BodyMember.objects.create(body=body, seat=story.world.seats[f"{'policy'}.head"], starts_on="2026-10-01")
    longer = load_procedure(office, document, activate=False)
    with django_assert_max_num_queries(len(first.captured_queries)):
        administrator.get(address("procedure", longer))


def test_lists__cost_the_same_however_many_versions(
    story: Story, administrator: Any, django_assert_max_num_queries: Any
) -> None:
    url = reverse("approvals:versions", args=[story.world.office.pk])
    administrator.get(url)
    with django_assert_max_num_queries(40) as first:
        administrator.get(url)
    document = read_procedure(SHIPPED / "s12.yaml")
    for number in range(8):
        load_procedure(story.world.office, document | {"title": f"ฉบับ {number}"}, activate=False)
    with django_assert_max_num_queries(len(first.captured_queries)):
        administrator.get(url)


def test_edit__a_deadline_compared_and_put_in_force(story: Story, administrator: Any) -> None:
    before = current(story)
    page = story.draft()
    story.submit(page)
    response = administrator.post(address("edit", before), filled(before, **{"stage-web-decide-within_number": 3}))
    kept = Procedure.objects.latest("version")
    assert response.url == address("confirm", kept)
    assert (kept.in_force, kept.note, kept.loaded_by.username) == (False, "ตามคำสั่งที่ 1/2570", "keeper")
    confirm = administrator.get(response.url)
    (line,) = confirm.context["differences"]
    assert (line.before, line.after) == ("2 วันทำการ", "3 วันทำการ")
    assert "3 วันทำการ" in confirm.content.decode()
    assert current(story) == before, "looking puts nothing in force"
    administrator.post(response.url)
    assert current(story) == kept
    story.decide(page, "policy.head", Outcome.APPROVE)
    assert status_of(story.fresh(page)).task_state.task.specific.procedure == before, "running requests keep theirs"


def test_edit__every_part_of_the_office(story: Story, administrator: Any) -> None:
    before = current(story)
    changes = {
        "track-web-help": "คำอธิบายใหม่",
        "stage-web-decide-actor-0-seats": ["unit_head"],
        "stage-web-decide-actor-2-seats": ["pr_officer"],
        "stage-web-decide-actor-2-scope": "office",
        "stage-web-intake-within_number": 4,
        "stage-web-intake-within_measure": "hours",
        "stage-web-intake-after_number": 1,
        "stage-web-intake-to": ["deputy_director"],
        "stage-web-intake-may_act": "on",
        "sentence-approve_and_certify-text": "อนุมัติแล้ว",
        "memo-telephone-label": "หมายเลขโทรศัพท์",
        "memo-telephone-help": "ของผู้ขอ",
        "urgency-excluded": ["procurement", "rules"],
        "urgency-makeup_number": 2,
    }
    administrator.post(address("edit", before), filled(before, **changes))
    spec = Procedure.objects.latest("version").spec
    decide, intake = spec.tracks["web"].stage("decide"), spec.tracks["web"].stage("intake")
    assert spec.tracks["web"].help == "คำอธิบายใหม่"
    assert [(rule.seats, rule.scope, rule.when) for rule in decide.actors] == [
        (["unit_head"], "own_unit", {"target_site": ["group"]}),
        (["director", "deputy_director", "delegate"], "office", {"target_site": ["office"]}),
        (["pr_officer"], "office", {}),
    ]
    assert (intake.within.hours, intake.escalation.after.working_days, intake.escalation.may_act) == (4, 1, True)
    assert intake.escalation.to[0].seats == ["deputy_director"]
    assert (spec.certifications["approve_and_certify"].text, spec.certifications["approve_and_certify"].version) == (
        "อนุมัติแล้ว", before.spec.certifications["approve_and_certify"].version + 1,
    )  # fmt: skip
    assert spec.memo[1].label == "หมายเลขโทรศัพท์"
    assert spec.urgency.excluded == ["procurement", "rules"]
    assert spec.urgency.makeup.working_days == 2


def test_edit__opinion_or_gate_and_the_vote(story: Story, administrator: Any) -> None:
    """CPN1 (procedures.md §4, 9a) and S11-R19."""
    office = story.world.office
    cpn1 = load_procedure(office, read_procedure(SHIPPED / "cpn1.yaml"), activate=False)
    administrator.post(address("edit", cpn1), filled(cpn1, **{"stage-content-unit_review-effect": "gate"}))
    assert Procedure.objects.latest("version").spec.tracks["content"].stage("unit_review").effect == "gate"
    s11 = load_procedure(office, read_procedure(SHIPPED / "s11.yaml"), activate=False)
    votes = {"stage-general-committee_screen-rule": "k_of_n", "stage-general-committee_screen-k": 3}
    administrator.post(address("edit", s11), filled(s11, **votes))
    vote = Procedure.objects.latest("version").spec.tracks["general"].stage("committee_screen").vote
    assert (vote.rule, vote.k) == ("k_of_n", 3)


BAD = {
    "note": ({"note": ""}, "note"),
    "nothing changed": ({}, None),
    "seats and committee": ({"stage-web-decide-actor-0-body": "k"}, "body"),
    "unit without the scope": ({"stage-web-decide-actor-0-unit": "u"}, "unit"),
    "escalation of nothing": ({"stage-web-self_check-after_number": 1}, "within_number"),
    "escalation to nobody": ({"stage-web-decide-after_number": 1}, "to"),
    "number too small": ({"stage-web-decide-within_number": 0}, "within_number"),
    "empty sentence": ({"sentence-approve_and_certify-text": ""}, "text"),
    "somebody was faster": ({"stage-web-decide-within_number": 3, "seen": 0}, None),
}


@pytest.mark.parametrize("name", BAD)
def test_edit__what_cannot_be_kept_is_said_and_nothing_is_lost(name: str, story: Story, administrator: Any) -> None:
    changes, field = BAD[name]
    before = current(story)
    Unit.objects.filter(pk=story.world.units["policy"].pk).update(key="u")
    Body.objects.create(
        office=before.office, name="คณะ", key="k", order_number="1", order_date="2026-10-01", starts_on="2026-10-01"
    )
    typed = {} if name == "nothing changed" else {"memo-telephone-help": "ใหม่"}
    response = administrator.post(address("edit", before), filled(before, **typed, **changes))
    assert response.status_code == 422
    form, note = response.context["form"], response.context["note"]
    said = [part.errors for part in form.every_form() if part.errors] + ([note.errors] if note.errors else [])
    assert len(said) == 1
    assert field is None or field in said[0] or "__all__" in said[0]
    assert Procedure.objects.count() == 1
    assert not typed or "ใหม่</textarea>" in response.content.decode()


def test_scenario_12__activates_once_the_office_names_the_decider(story: Story, administrator: Any) -> None:
    """procedures.md §7, 12 (RYG2) and §5.4, invariant 1: refused with the reason; named in the admin; in force."""
    draft = load_procedure(story.world.office, read_procedure(SHIPPED / "ryg2.yaml"), activate=False)
    refused = administrator.post(address("confirm", draft))
    assert refused.status_code == 422
    assert "ยังไม่ได้ระบุผู้อนุมัติ" in refused.content.decode()
    assert current(story).key == "S12"
    decider = {}
    for track in ("publish", "basic_data"):
        decider[f"stage-{track}-decide-actor-0-seats"] = ["director", "deputy_director"]
        decider[f"stage-{track}-decide-actor-0-scope"] = "office"
    kept = administrator.post(address("edit", draft), filled(draft, **decider))
    completed = Procedure.objects.latest("version")
    assert kept.url == address("confirm", completed)
    assert administrator.get(kept.url).context["faults"] == []
    administrator.post(kept.url)
    assert current(story) == completed
    stage = completed.spec.tracks["publish"].stage("decide")
    assert stage.actors[0].seats == ["director", "deputy_director"]
    assert not draft.spec.tracks["publish"].stage("decide").actors, "the version as published stays as it was"


def test_confirm__warns_of_steps_nobody_could_do(story: Story, administrator: Any) -> None:
    s11 = load_procedure(story.world.office, read_procedure(SHIPPED / "s11.yaml"), activate=False)
    response = administrator.get(address("confirm", s11))
    assert [line for line in response.context["unfilled"] if "คณะกรรมการ" in line]
    assert response.context["faults"] == []
