"""Wagtail 8's write API, off by default, is held by the gate when a site mounts it."""

import json
from typing import Any

import pytest
from django.test import Client, override_settings

from publishing.gate.oracle import violations
from tests.publishing.gate.attacks import Scene
from tests.world import Story

pytest.importorskip("wagtail.api.v3", reason="Wagtail 7.4 has no write API")
pytestmark = pytest.mark.usefixtures("module_story")


def call(scene: Scene, method: str, path: str, **data: Any) -> int:
    from wagtail.models import APIToken

    _row, token = APIToken.create_token(user=scene.root, name="script")
    with override_settings(ROOT_URLCONF="tests.publishing.gate.api_v3_urls"):
        response = Client().generic(
            method,
            f"/api/v3/pages/{path}",
            json.dumps(data),
            "application/json",
            headers={"authorization": f"Bearer {token}"},
        )
    return int(response.status_code)


@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("POST", "{draft}/actions/publish/", {}),
        ("POST", "{live}/actions/unpublish/", {}),
        ("POST", "{live}/actions/copy/", {"keep_live": True, "slug": "copy"}),
        ("POST", "{live}/actions/move/", {"destination_id": "{finance}"}),
        ("POST", "{live}/actions/create_alias/", {"update_slug": "alias"}),
        ("PATCH", "{live}/", {"title": "แก้ผ่าน API", "action": "publish"}),
        ("PATCH", "{draft}/", {"title": "แก้ผ่าน API", "publish": True}),
        ("DELETE", "{live}/", {}),
        ("POST", "", {"type": "news.NewsPage", "parent_id": "{finance}", "title": "สร้างผ่าน API", "publish": True}),
    ],
)
def test_api_v3__nothing_becomes_public(
    method: str, path: str, data: dict[str, Any], scene: Scene, story: Story
) -> None:
    names = {
        "draft": scene.draft.pk,
        "live": scene.live.pk,
        "finance": story.world.sections["finance"].pk,
    }
    filled = {k: v.format(**names) if isinstance(v, str) else v for k, v in data.items()}
    filled = {k: int(v) if isinstance(v, str) and v.isdigit() else v for k, v in filled.items()}
    before = set(type(scene.live).objects.live().values_list("pk", "title"))
    status = call(scene, method, path.format(**names), **filled)
    assert status != 500
    assert set(type(scene.live).objects.live().values_list("pk", "title")) == before
    assert list(violations()) == []
    if "{draft}/actions/publish" in path or method == "DELETE":
        assert status in {403, 422}
