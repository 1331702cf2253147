"""The office's rules for publishing: who keeps them, what they may say, and that every change is on record."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry

from approvals.api import Refused
from offices.access import ADMINISTRATORS_GROUP
from publishing.actions.change_policy import CHANGED, ChangePolicyAction, PolicyChange
from publishing.findings.collect import DETECTORS, findings_of, severity_in
from publishing.findings.finding import Severity
from publishing.models import PublishingPolicy, policy_of
from tests.approvals.views.offices import other_office
from tests.rendered import form_data, text_of
from tests.world import Story, superuser


@pytest.fixture
def administrator(story: Story) -> Any:
    """The head of the administration group, who keeps the office's records."""
    person = story.people["admin.uploader"]
    person.groups.add(Group.objects.get(name=ADMINISTRATORS_GROUP))
    return person


def screen(story: Story) -> str:
    return reverse("publishing:policy", args=[story.world.office.pk])


def send(client: Any, address: str, **changes: Any) -> Any:
    """The form as a browser sends it, with some answers changed."""
    filled = form_data(client.get(address).content.decode(), "form:has(.pk-card)")
    return client.post(address, filled | changes)


def test_administrator__finds_the_rules_in_the_menu(story: Story, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    assert reverse("publishing:policies") in client.get(reverse("publishing:desk")).content.decode()
    assert client.get(reverse("publishing:policies")).url == screen(story)


@pytest.mark.parametrize("who", ["policy.provider", "director", "admin.uploader"])
def test_everybody_else__is_told_who_keeps_them(story: Story, client: Any, who: str) -> None:
    story.sign_in(client, who)
    assert reverse("publishing:policies") not in client.get(reverse("publishing:desk")).content.decode()
    for response in (client.get(reverse("publishing:policies")), client.get(screen(story)), client.post(screen(story))):
        assert response.status_code == 403
    assert not PublishingPolicy.objects.exists()


def test_superuser__chooses_the_office(story: Story, client: Any) -> None:
    other = other_office(story)
    client.force_login(superuser())
    listed = client.get(reverse("publishing:policies")).content.decode()
    for address in (screen(story), reverse("publishing:policy", args=[other.pk])):
        assert address in listed
        assert client.get(address).status_code == 200


def test_administrator__keeps_the_rules_of_their_own_office_only(story: Story, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    response = client.post(reverse("publishing:policy", args=[other_office(story).pk]), {"consent_days": "1"})
    assert response.status_code == 403
    assert not PublishingPolicy.objects.exists()


def test_office_that_is_not_there__is_not_found(story: Story, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    assert client.get(reverse("publishing:policy", args=[999999])).status_code == 404


def test_screen__asks_the_weight_of_everything_the_system_looks_for(
    story: Story, client: Any, administrator: Any
) -> None:
    client.force_login(administrator)
    form = client.get(screen(story)).context["form"]
    asked = {field.name for _heading, fields in form.weights() for field in fields}
    assert asked == {f"weight-{key}" for key in DETECTORS}
    for key, detector in DETECTORS.items():
        labels = dict(form.fields[f"weight-{key}"].choices)
        assert [value for value, label in labels.items() if label != Severity(value).label] == [detector.severity]


def test_change__holds_from_now_on_and_is_on_record(story: Story, client: Any, administrator: Any) -> None:
    page = story.draft(body="<p>ผู้ปกครองต้องทำยังไงจึงจะสมัครเข้าเรียนในโรงเรียนใกล้บ้านได้</p>")
    (before,) = [item for item in findings_of(page) if item.detector.key == "impolite"]
    assert before.severity == Severity.NOTE
    client.force_login(administrator)
    changes = {
        "weight-impolite": "ask",
        "impolite_words": "เด็กเส้น  =  นักเรียนที่ได้รับการสนับสนุน\n\n",
        "document_formats": ["pdf", "docx"],
        "document_megabytes": "30",
    }
    assert send(client, screen(story), **changes).status_code == 302
    policy = policy_of(story.world.office)
    assert policy.severities == {"impolite": "ask"}
    assert policy.impolite_words == "เด็กเส้น = นักเรียนที่ได้รับการสนับสนุน"
    assert (policy.document_formats, policy.document_megabytes) == (["pdf", "docx"], 30)
    (after,) = [item for item in findings_of(story.fresh(page)) if item.detector.key == "impolite"]
    assert after.severity == Severity.ASK
    (entry,) = ModelLogEntry.objects.for_instance(policy)
    assert (entry.action, entry.user) == (CHANGED, administrator)
    told = {change["old"]: change["new"] for change in entry.data["changes"]}
    assert told["docx, pdf, pptx, rar, xlsx, zip"] == "docx, pdf"
    assert told["50"] == "30"
    assert "เด็กเส้น = นักเรียนที่ได้รับการสนับสนุน" in entry.message
    assert "เด็กเส้น = นักเรียนที่ได้รับการสนับสนุน" in text_of(client.get(screen(story)).content.decode())


def test_default_weight__is_not_stored_and_follows_the_system(story: Story, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    send(client, screen(story), **{"weight-placeholder": "block"})
    assert severity_in(policy_of(story.world.office), DETECTORS["placeholder"]) == Severity.BLOCK
    send(client, screen(story), **{"weight-placeholder": "ask"})
    assert policy_of(story.world.office).severities == {}
    assert ModelLogEntry.objects.filter(action=CHANGED).count() == 2


def test_nothing_changed__records_nothing(story: Story, client: Any, administrator: Any) -> None:
    client.force_login(administrator)
    assert send(client, screen(story)).status_code == 302
    assert not ModelLogEntry.objects.filter(action=CHANGED).exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"weight-impolite": "off"}, "weight-impolite"),
        ({"weight-impolite": ""}, "weight-impolite"),
        ({"weight-secret": "note"}, "__all__"),
        ({"document_formats": []}, "document_formats"),
        ({"document_formats": ["exe"]}, "document_formats"),
        ({"document_megabytes": "0"}, "document_megabytes"),
        ({"picture_megabytes": "มาก"}, "picture_megabytes"),
        ({"consent_days": "31"}, "consent_days"),
        ({"lease_warning_days": ""}, "lease_warning_days"),
        ({"impolite_words": "ก\n= ข"}, "impolite_words"),
        ({"impolite_words": "ก" * 61}, "impolite_words"),
        ({"impolite_words": "\n".join(f"คำ{number}" for number in range(501))}, "impolite_words"),
    ],
)
def test_wrong_rule__is_refused_and_what_was_typed_stays(
    story: Story, client: Any, administrator: Any, wrong: dict[str, Any], field: str
) -> None:
    client.force_login(administrator)
    response = send(client, screen(story), **({"lease_warning_days": "77"} | wrong))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert wrong.get("lease_warning_days") == "" or 'value="77"' in response.content.decode()
    assert not PublishingPolicy.objects.exists()


def test_action__refuses_whoever_does_not_keep_the_rules(story: Story) -> None:
    policy = policy_of(story.world.office)
    change = [PolicyChange("ก", "1", "2")]
    with pytest.raises(Refused) as refusal:
        ChangePolicyAction(policy, {"consent_days": 9}, change, user=story.people["director"]).execute()
    assert [issue.code for issue in refusal.value.issues] == ["policy_not_yours"]
    assert not PublishingPolicy.objects.exists()
