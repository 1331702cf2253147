"""A hundred pictures into an album, on a computer and on a phone."""

import io
import random
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import expect

from tests.e2e.browser import PHONE
from tests.e2e.conftest import Open
from tests.e2e.server import Server

COUNT = 100
_SETTLE = 500
"""Milliseconds in which the button has changed its colour."""
_DRAFT = """
import django; django.setup()
from django.utils import timezone
from news.models import NewsPage
from offices.api import Unit, holdings_of
from users.models import User
provider = User.objects.get(username="policy.provider")
unit = Unit.objects.get(pk=holdings_of(provider, timezone.localdate())[0].unit_id)
page = NewsPage(title="กีฬาสีร้อยภาพ", information_type="pr_news", lead="ภาพกิจกรรมกีฬาสี")
unit.section_page.specific.add_child(instance=page)
page.save_revision(user=provider)
print(page.pk)
"""
_COUNT = """
import django; django.setup()
from news.models import NewsPage
draft = NewsPage.objects.get(pk={pk}).get_latest_revision_as_object()
print(*[photo.image.title for photo in draft.album.all()])
"""


def pictures(folder: Path) -> list[Path]:
    """Small pictures, each of its own noise, and one file that is none at the end."""
    found = []
    for number in range(COUNT):
        buffer = io.BytesIO()
        Image.frombytes("RGB", (90, 60), random.Random(number).randbytes(90 * 60 * 3)).save(buffer, "JPEG")
        found.append(folder / f"p{number:03d}.jpg")
        found[-1].write_bytes(buffer.getvalue())
    found.append(folder / "broken.jpg")
    found[-1].write_bytes(b"no picture")
    return found


def test_hundred_pictures__go_into_the_draft_in_order(visit: Open, server: Server, tmp_path: Path) -> None:
    pk = int(server.python(_DRAFT).strip().splitlines()[-1])
    desk: Any = visit("policy.provider")
    desk.watch.expect(422)
    desk.open(f"/admin/news/album/{pk}/")
    desk.page.locator("#album-files").set_input_files(pictures(tmp_path))
    summary = desk.page.locator("#album-summary")
    expect(summary).to_contain_text(f"พร้อมแล้ว {COUNT} จาก {COUNT + 1} ภาพ", timeout=240_000)
    bad = desk.page.locator('.album-row[data-state="failed"]')
    expect(bad).to_have_count(1)
    expect(bad.locator("[data-error]")).to_contain_text("ไฟล์")
    desk.page.locator("#id_source").fill("โรงเรียนบ้านสมมุติ")
    desk.page.locator("#id_credit").fill("ครูสมมุติ")
    desk.page.locator("#id_people").select_option("crowd")
    second = desk.page.locator(".album-row").nth(1)
    second.locator('[data-act="up"]').click()
    expect(desk.page.locator(".album-row").first.locator("[data-name]")).to_have_text("p001.jpg")
    assert desk.axe("main") == []
    desk.shot("album-1280", full=False)
    bad.locator('[data-act="remove"]').click()
    with desk.page.expect_navigation(timeout=120_000):
        desk.page.locator("#album-save").click()
    titles = server.python(_COUNT.format(pk=pk)).split()
    assert titles[:3] == ["p001", "p000", "p002"]
    assert len(titles) == COUNT

    phone = visit("policy.provider", size=PHONE)
    phone.open(f"/admin/news/album/{pk}/")
    phone.page.locator("#album-files").set_input_files(pictures(tmp_path)[:2])
    expect(phone.page.locator("#album-summary")).to_contain_text("2 จาก 2", timeout=30_000)
    expect(phone.page.locator("#album-save")).to_be_enabled()
    phone.page.wait_for_timeout(_SETTLE)
    assert not phone.scrolls_sideways()
    assert phone.axe("main") == []
    phone.shot("album-390")
