"""Links: safe, reachable, to something that is there, and saying where they lead."""

from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext
from django.urls import ResolverMatch
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from publishing.findings import proofreading
from publishing.findings.finding import Finding
from publishing.findings.material import material_of
from publishing.findings.proofreading.targets import document_of
from tests.publishing.findings.proofreading.reader import found, proofread
from tests.world import Story


def link_findings(page: Any) -> list[Finding]:
    return [one for one in proofreading.find(material_of(page)) if one.detector.startswith("link")]


def seen(page: Any, detector: str) -> list[str]:
    return [one.excerpt for one in link_findings(page) if one.detector == detector]


@pytest.mark.parametrize(
    ("html", "detector"),
    [
        ('<p><a href="javascript:alert(1)">แบบคำร้อง</a></p>', "link_unsafe"),
        ('<p><a href="file:///C:/งาน/คำสั่ง.pdf">คำสั่งแต่งตั้ง</a></p>', "link_unsafe"),
        ('<p><a href="http://192.168.1.10/ita">ระบบประเมิน</a></p>', "link_unreachable"),
        ('<p><a href="www.example.go.th">เว็บไซต์สำนักงาน</a></p>', "link_broken"),
        ("<p>ดูที่ http://192.168.1.10/ita ได้ทุกวัน</p>", "link_unreachable"),
        ("<p>ไฟล์อยู่ที่ C:\\งาน\\คำสั่ง.docx</p>", "link_unsafe"),
    ],
)
def test_link_that_harms_or_leads_nowhere__is_found_once(story: Story, html: str, detector: str) -> None:
    page = story.draft(body=html)
    assert [one.detector for one in link_findings(page)] == [detector]


def test_same_address_as_text_and_link__is_one_finding(story: Story) -> None:
    page = story.draft(body='<p><a href="http://intranet/ita">http://intranet/ita</a></p>')
    keys = {one.key for one in link_findings(page) if one.detector == "link_unreachable"}
    assert len(keys) == 1


def test_link_to_a_page_that_is_gone_or_not_public__is_asked_about(story: Story) -> None:
    public, draft = story.published(title="ข่าวที่เผยแพร่แล้ว"), story.draft(title="ข่าวที่ยังร่างอยู่")
    body = (
        f'<p><a linktype="page" id="{public.pk}">ข่าวที่เผยแพร่แล้ว</a> <a linktype="page" id="{draft.pk}">ข่าวร่าง</a> '
        '<a linktype="page" id="999999">ข่าวที่ถูกลบ</a></p>'
    )
    page = story.draft(body=body)
    assert [excerpt.partition(" ")[0] for excerpt in seen(page, "link_broken")] == ["ข่าวร่าง", "ข่าวที่ถูกลบ"]


def test_link_to_a_document_that_is_gone__is_asked_about(story: Story) -> None:
    document = story.document("ประกาศรับสมัคร")
    body = (
        f'<p><a linktype="document" id="{document.pk}">ประกาศรับสมัคร</a> '
        f'<a href="{document.url}">ประกาศเดียวกัน</a> '
        '<a linktype="document" id="999999">ประกาศที่ถูกลบ</a> <a href="/documents/999999/x.pdf">ประกาศเก่า</a></p>'
    )
    assert [excerpt.partition(" ")[0] for excerpt in seen(story.draft(body=body), "link_broken")] == [
        "ประกาศที่ถูกลบ", "ประกาศเก่า",
    ]  # fmt: skip


def test_own_address__is_followed_like_a_reader_would(story: Story) -> None:
    public = story.published(title="ข่าวที่เผยแพร่แล้ว")
    draft = story.draft(title="ข่าวที่ยังร่างอยู่")
    site = Site.objects.get(pk=public.office.site_id)
    Redirect.objects.create(old_path="/old-news", site=site, redirect_page=public)
    paths = [
        public.url_path.removeprefix(site.root_page.url_path.rstrip("/")),
        "/",
        "/old-news/",
        "/search/?q=ข่าว",
        "/verify/",
    ]
    gone = [draft.url_path.removeprefix(site.root_page.url_path.rstrip("/")), "/ไม่มีหน้านี้/", "/admin/pages/", "/a.pdf"]
    links = [f"http://{site.hostname}{path}" for path in [*paths, *gone]] + [*paths, *gone]
    body = "".join(f'<p><a href="{address}">เรื่องที่ {number}</a></p>' for number, address in enumerate(links, 1))
    told = [excerpt.split(" (")[0] for excerpt in seen(story.draft(body=body), "link_broken")]
    assert told == [f"เรื่องที่ {number}" for number in (6, 7, 8, 9, 15, 16, 17, 18)]


def test_links_elsewhere__are_nobody_s_to_judge(story: Story) -> None:
    body = (
        '<p><a href="https://www.example.go.th/ita">ระบบประเมินคุณธรรม</a> '
        '<a href="mailto:a@example.go.th">อีเมลสารบรรณ</a> '
        '<a href="tel:020000000">โทรศัพท์สำนักงาน</a> <a href="#ภาคผนวก">ภาคผนวกท้ายประกาศ</a></p>'
    )
    assert link_findings(story.draft(body=body)) == []


@pytest.mark.parametrize(
    "text", ["คลิกที่นี่", "ที่นี่", "คลิ๊กที่นี่!!", "อ่านต่อ »", "ดาวน์โหลด", "Click here", "", "https://www.example.go.th/ita"]
)
def test_link_text_that_says_nothing__is_pointed_out(text: str, db: None) -> None:
    assert found("link_text", html=f'<p><a href="https://www.example.go.th/ita">{text}</a></p>')


@pytest.mark.parametrize("text", ["แบบคำร้องขอย้าย", "ดาวน์โหลดแบบคำร้องขอย้าย", "รายละเอียดการรับสมัคร", "ระบบ e-Service"])
def test_link_text_that_names_its_end__passes(text: str, db: None) -> None:
    assert found("link_text", html=f'<p><a href="https://www.example.go.th/ita">{text}</a></p>') == []


def test_page_link_without_a_page__is_asked_about() -> None:
    assert found("link_broken", html='<p><a linktype="page">ข่าวที่ไม่มี</a></p>') == ["ข่าวที่ไม่มี"]


def test_address_nobody_can_read__is_told_once() -> None:
    html = '<p><a href="http://[bad/">ระบบประเมินคุณธรรม</a></p>'
    assert [one.detector for one in proofread(html=html) if one.detector.startswith("link")] == ["link_unreachable"]


def test_document_address_of_wagtail__names_its_document() -> None:
    match = ResolverMatch(found, ("7", "ประกาศ.pdf"), {}, url_name="wagtaildocs_serve")
    assert document_of(match) == 7


def test_any_number_of_links__takes_three_queries(story: Story, django_assert_max_num_queries: Any) -> None:
    public = story.published(title="ข่าวที่เผยแพร่แล้ว")
    links = "".join(
        f'<p><a linktype="page" id="{public.pk + number}">ข่าว {number}</a> <a href="/ข่าว/{number}/">เรื่อง {number}</a>'
        f'<a href="/documents/{number}/a.pdf">ไฟล์ {number}</a></p>'
        for number in range(60)
    )
    material = material_of(story.draft(body=links))
    with django_assert_max_num_queries(3) as queries:
        assert len(proofreading.find(material)) > 100
    assert isinstance(queries, CaptureQueriesContext)
