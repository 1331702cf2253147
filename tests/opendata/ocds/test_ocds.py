"""Procurements as the Open Contracting Data Standard has them."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import override_settings

from news.procurement.kinds import NoticeKind
from opendata.addresses import Addresses
from opendata.marks import Mark
from opendata.ocds.packages import record_package, release_package
from opendata.ocds.releases import MAPPED, releases_of
from opendata.purged import addresses_naming
from tests.news.procurement.notices import COMPANY, PERSON, draft, published
from tests.opendata.ocds.official import faults
from tests.world import Story

PUBLISHER = {"name": "สำนักงาน", "uri": "http://testserver/"}
URI = "http://testserver/opendata/ocds/x.json"
SINCE = dt.datetime(2026, 11, 2, 3, tzinfo=dt.UTC)


@pytest.fixture
def releases(story: Story) -> list[dict[str, Any]]:
    """A release of every kind of notice, all of one process."""
    drafts = [draft(story, kind, procurement_key="2570-whole") for kind in NoticeKind]
    notices = [page.get_latest_revision_as_object() for page in drafts]
    marks = {notice.pk: Mark(f"CODE{notice.pk}", SINCE, 0) for notice in notices}
    return releases_of(notices, marks, Addresses(story.world.office.site))


def test_releases__of_every_kind_of_notice_are_valid(releases: list[dict[str, Any]]) -> None:
    """Each alone and all together, by the official schemas; the tags tell the story of the process."""
    assert len(releases) == len(MAPPED)
    for release in releases:
        assert faults(release_package([release], uri=URI, publisher=PUBLISHER), "release-package") == []
    assert faults(record_package([releases], uri=URI, publisher=PUBLISHER), "record-package") == []
    assert [release["tag"] for release in releases] == [
        ["planning"], ["planningUpdate"], ["tender"], ["tenderUpdate"], ["tenderUpdate"], ["tenderAmendment"],
        ["tenderCancellation"], ["award"], ["awardUpdate", "contract"], ["contractAmendment"],
    ]  # fmt: skip
    assert {release["ocid"][:11] for release in releases} == {"ocds-xxtest"}


def test_record__says_who_was_chosen_at_which_price(releases: list[dict[str, Any]]) -> None:
    """The compiled release joins what the notices say; a natural person has no number, not even a masked one."""
    state = record_package([releases], uri=URI, publisher=PUBLISHER)["records"][0]["compiledRelease"]
    (award,), (contract,) = state["awards"], state["contracts"]
    assert contract["awardID"] == award["id"]
    assert contract["value"] == {"amount": 44500.5, "currency": "THB"}
    assert contract["dateSigned"] == "2026-11-10T00:00:00+07:00"
    assert [amendment["description"] for amendment in contract["amendments"]]
    assert state["planning"]["budget"]["amount"]["amount"] == 45000
    assert state["tender"]["procurementMethod"] == "direct"
    (winner,) = [party for party in state["parties"] if "supplier" in party["roles"]]
    assert winner["id"] == award["suppliers"][0]["id"]
    assert "identifier" not in winner
    assert PERSON not in json.dumps(state)
    assert "xxxxx" not in json.dumps(state)
    assert len(state["bids"]["details"]) == 4


def test_addresses__give_what_is_public_and_nothing_else(story: Story, client: Any) -> None:
    """The list leads to the packages of a live notice; a draft of the same procurement is in none of them."""
    company = {"supplier_kind": "juristic", "supplier_tax_id": COMPANY, "supplier_name": "บริษัท สาธิตการช่าง จำกัด"}
    notice = published(story, **company)
    hidden = draft(story, "contract_change", procurement_key=notice.procurement_key, change_reason="ยังไม่เปิดเผย")
    draft(story, "plan", procurement_key="2570-hidden")
    listed = client.get("/opendata/ocds/").json()
    assert listed["ocidPrefixIsForTesting"] is True
    (process,) = listed["processes"]
    package = client.get(process["releasePackage"]).json()
    assert faults(package, "release-package") == []
    assert [release["tag"] for release in package["releases"]] == [["award", "contract"]]
    assert package["releases"][0]["parties"][-1]["identifier"]["id"] == COMPANY
    answer = client.get(process["recordPackage"])
    assert faults(answer.json(), "record-package") == []
    assert hidden.change_reason not in answer.content.decode()
    assert client.get("/opendata/ocds/records-2570.json").json()["records"][0]["ocid"] == process["ocid"]
    for address in ("2570-hidden/record.json", "2570-none/releases.json", "records-2500.json", "records-99999.json"):
        assert client.get(f"/opendata/ocds/{address}").status_code == 404
    with override_settings(PRAKAT_OCDS_PREFIX="ocds-abc123"):
        listed = client.get("/opendata/ocds/").json()
    assert listed["ocidPrefixIsForTesting"] is False
    assert listed["processes"][0]["ocid"].startswith("ocds-abc123-")


def test_cache__forgets_the_packages_with_the_notice(story: Story) -> None:
    """What a withdrawal ends is not read from a cache for minutes."""
    page = draft(story, procurement_key="2570-whole")
    forgotten = set(addresses_naming(page))
    assert {"/opendata/ocds/", "/opendata/ocds/2570-whole/record.json", "/opendata/ocds/records-2570.json"} <= forgotten
