"""A data portal takes the office's catalogue in: few data sets, with the keys and values it knows."""

import json
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.news.factories import FACTORIES
from tests.world import Story

REQUIRED = (
    "data_type", "title", "organization", "maintainer", "maintainer_email", "tags", "notes", "objective",
    "update_frequency_unit", "geo_coverage", "data_source", "data_format", "data_category", "license_id",
)  # fmt: skip
"""The fields ckanext-thai_gdc requires."""


def test_catalogue__names_what_there_is(story: Story, client: Client, settings: Any) -> None:
    page = FACTORIES["information"](story, information_type="achievements")
    document = page.get_latest_revision_as_object().documents.all()[0].document
    document.title = "สถิติผลสัมฤทธิ์"
    document.file = ContentFile(document.file.read(), name="สถิติ.csv")
    document.save()
    unit = page.unit.key
    story.submit(page, f"{unit}.provider")
    page = story.carry_through(page, unit)
    client.get("/catalog.json")
    with CaptureQueriesContext(connection) as few:
        packages = json.loads(client.get("/catalog.json").content)["result"]
    assert packages["count"] == len(packages["results"]) == 4
    for package in packages["results"]:
        assert [key for key in REQUIRED if not package[key]] == []
        assert package["license_id"] == "License not specified"
    achievements = packages["results"][-1]
    assert achievements["created_date"] == page.public_date.isoformat()
    assert set(achievements["data_format"]) == {"CSV", "JSON", "XML"}
    addresses = [resource["url"] for package in packages["results"] for resource in package["resources"]]
    for address in addresses:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address

    settings.PRAKAT_DATA_LICENCE = "CC-BY-4.0"
    said = json.loads(client.get("/catalog.jsonld").content)
    assert (said["@type"], said["dct:title"]["@value"]) == ("dcat:Catalog", story.world.office.name)
    dataset = said["dcat:dataset"][-1]
    assert dataset["dct:temporal"]["dcat:endDate"]["@value"] == page.public_date.isoformat()
    assert {one["dct:license"]["@id"] for one in dataset["dcat:distribution"]} == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    assert [
        one["dcat:accessURL"]["@id"] for set_ in said["dcat:dataset"] for one in set_["dcat:distribution"]
    ] == addresses

    story.published()
    with CaptureQueriesContext(connection) as more:
        client.get("/catalog.json")
    assert len(more) == len(few) <= 12
