"""Naming pages as evidence, what the public reads of it, taking it over to another year, and the file to hand in."""

import csv
import io
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from approvals.api import Refused
from publishing.actions.attach_evidence import AttachEvidenceAction
from publishing.actions.end_evidence import EndEvidenceAction
from publishing.actions.withdraw import WithdrawAction
from publishing.models import IndicatorEvidence, PublicationRecord, Scheme, Seal
from publishing.purging import addresses_of
from tests.publishing.classification.lists import MANUAL, NEWS, a_list, item, line
from tests.publishing.reports.scene import At
from tests.rendered import form_data, text_of
from tests.world import Story

ACT = line("9(3)", "แผนงาน โครงการ", "pr_news", group="มาตรา 9")


def name(story: Story, indicator: Any, *pages: Any, who: str = "director") -> None:
    links = [(indicator.pk, page.pk) for page in pages]
    AttachEvidenceAction(story.world.office, links, user=story.people[who]).execute()


def read(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response.content.decode())


def test_evidence__is_named_on_the_screen_and_shown_until_the_page_is_withdrawn(story: Story, client: Any) -> None:
    page, draft = story.published(title="แผนปฏิบัติการที่เป็นหลักฐาน"), story.draft(title="ร่างที่ยังไม่เผยแพร่")
    indicators, act = a_list(), a_list(ACT, year=0, scheme=Scheme.INFO_ACT)
    seals, records = Seal.objects.count(), PublicationRecord.objects.count()
    web = At(story, "web")
    html = web.text("attach_evidence", item(indicators, "O7").pk)
    assert "แผนปฏิบัติการที่เป็นหลักฐาน" in html.split("pk-choice--item")[1], "what fits its kind comes first"
    assert "ร่างที่ยังไม่เผยแพร่" not in html
    for indicator in (item(indicators, "O7"), item(act, "9(3)")):
        address = web.get("attach_evidence", indicator.pk).request["PATH_INFO"]
        assert web.client.post(address, {"page": [draft.pk]}).status_code == 422
        assert web.client.post(address, {}).status_code == 422
        assert web.client.post(address, {"page": [page.pk], "note": "รอบแรก"}).status_code == 302

    assert (Seal.objects.count(), PublicationRecord.objects.count()) == (seals, records), "nothing public changed"
    year, law, item_page = read(client, "/ita/2567/"), read(client, "/info-act/"), read(client, page.url)
    assert "2567" in read(client, "/ita/")
    assert "แผนปฏิบัติการที่เป็นหลักฐาน" in year
    assert "แผนปฏิบัติการที่เป็นหลักฐาน" in law
    assert "O13 คู่มือการปฏิบัติงาน ยังไม่ยืนยัน ยังไม่มีข้อมูลในข้อนี้" in year
    assert "ITA (OIT) ปีงบประมาณ 2567 ข้อ O7" in item_page
    assert "มาตรา 9(3)" in item_page
    assert "รอบแรก" not in year, "the note is the office's own"
    desk = text_of(web.text("indicator_set", indicators.pk))
    assert "1 จาก 2 ข้อยังไม่มีหลักฐาน" in desk
    assert story.people["policy.provider"].get_full_name() in desk, "who certified"
    assert "คู่มือการปฏิบัติงาน" in web.text("indicator_set", indicators.pk, show="missing")

    WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="ข้อมูลผิด").execute()

    assert client.get("/ita/2567/").status_code == 404
    assert "แผนปฏิบัติการที่เป็นหลักฐาน" not in read(client, "/info-act/")
    assert client.get(page.url).status_code == 410
    assert "ไม่เป็นสาธารณะแล้ว" in web.text("indicator_set", indicators.pk)
    assert "แผนปฏิบัติการที่เป็นหลักฐาน" not in web.get("evidence_file", indicators.pk, "csv").content.decode()
    with pytest.raises(Refused):
        name(story, item(indicators, "O13"), page)


def test_new_version__changes_nothing_public_until_evidence_is_named_in_it(story: Story, client: Any) -> None:
    page, other = story.published(title="ข่าวที่เป็นหลักฐาน"), story.published(title="อีกข่าวหนึ่ง")
    first = a_list(NEWS, line("O9", "รายงานผล"), line("O19", "รายงานผล"), year=2566)
    name(story, item(first, "O7"), page)
    name(story, item(first, "O9"), page)
    second = a_list(line("O5", "ข่าว ประชาสัมพันธ์"), line("O9", "รายงานผล"), year=2566)
    assert "O7 ข่าวประชาสัมพันธ์" in read(client, "/ita/2566/"), "an import alone changes nothing public"
    with pytest.raises(Refused):
        name(story, item(first, "O19"), page)

    web = At(story, "web")
    html = web.text("copy_evidence", second.pk)
    assert "O7 → O5" in html
    assert "O9 →" not in html, "a title that stands twice says too little"
    data = form_data(html, "#pk-copy-form")
    assert "link" not in data, "nothing is ticked for the person"
    address = web.get("copy_evidence", second.pk).request["PATH_INFO"]
    forged = f"{item(second, 'O9').pk}-{other.pk}"
    assert web.client.post(address, data | {"link": [forged]}).status_code == 422
    assert web.client.post(address, data | {"link": [f"{item(second, 'O5').pk}-{page.pk}"]}).status_code == 302

    assert IndicatorEvidence.objects.filter(indicator__indicator_set=first).count() == 2, "the old evidence stays"
    assert "O5 ข่าว ประชาสัมพันธ์" in read(client, "/ita/2566/")
    assert "ข้อ O5" in read(client, page.url)
    assert "ไม่มีรายการให้นำมาใช้" in web.text("copy_evidence", second.pk)
    next_year = a_list(NEWS, year=2567)
    assert "O5 → O7" in web.text("copy_evidence", next_year.pk)


def test_evidence__ends_once_with_a_reason_and_is_never_rewritten(story: Story, client: Any) -> None:
    page, indicators = story.published(title="ข่าวที่ผูกผิด"), a_list()
    name(story, item(indicators, "O7"), page)
    row = IndicatorEvidence.objects.get()
    url = At(story, "policy.head").get("end_evidence", row.pk).request["PATH_INFO"]
    head = At(story, "policy.head").client
    assert head.post(url, {"reason": ""}).status_code == 422
    assert head.post(url, {"reason": "ผูกผิดข้อ"}).status_code == 302
    assert client.get("/ita/2567/").status_code == 404
    rows = IndicatorEvidence.objects.filter(pk=row.pk)
    for change in ({"note": "อื่น"}, {"ended_at": None, "end_reason": ""}, {"end_reason": "อื่น"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows._raw_delete(rows.db)
    name(story, item(indicators, "O7"), page)
    assert IndicatorEvidence.objects.count() == 2, "the right one can follow"


def test_file__has_a_line_for_every_page_and_for_every_indicator_without_one(story: Story) -> None:
    page, indicators = story.published(title="=ข่าวที่ส่งประเมิน"), a_list()
    name(story, item(indicators, "O7"), page)
    web = At(story, "web")
    rows = list(csv.reader(io.StringIO(web.get("evidence_file", indicators.pk, "csv").content.decode("utf-8-sig"))))
    seal = PublicationRecord.objects.filter(page=page).latest("sequence").seal
    assert rows[1][:4] == ["O7", NEWS.title, "'=ข่าวที่ส่งประเมิน", page.full_url]
    assert rows[1][5:7] == ["ผู้อำนวยการกลุ่มนโยบายและแผน", seal[:12]]
    assert (rows[2][0], rows[2][2], rows[2][8]) == ("O13", "ยังไม่มีหลักฐาน", "ยังไม่ยืนยัน")
    book = load_workbook(io.BytesIO(web.get("evidence_file", indicators.pk, "xlsx").content))
    assert page.full_url in [cell.value for row in book.active for cell in row]
    assert web.get("evidence_file", indicators.pk, "exe").status_code == 404


def test_people_without_a_seat__see_nothing_of_it(story: Story, client: Any) -> None:
    indicators = a_list()
    stranger = type(story.people["director"]).objects.create_user(username="stranger", password="x")
    client.force_login(stranger)
    for address in ("", f"{indicators.pk}/", f"{indicators.pk}/copy/", f"{indicators.pk}/file.csv"):
        assert client.get(f"/admin/publishing/indicators/{address}").status_code in {302, 403}
    provider = At(story, "policy.provider")
    assert "attach" not in provider.text("indicator_set", indicators.pk)


def test_lists__cost_the_same_for_one_page_and_for_many_and_are_purged_with_them(story: Story, client: Any) -> None:
    indicators, counts = a_list(), []
    act = a_list(ACT, year=0, scheme=Scheme.INFO_ACT)
    pages = [story.published(title=f"ข่าว {number}") for number in range(3)]
    web = At(story, "web")
    visits = [
        lambda: read(client, "/ita/2567/"),
        lambda: read(client, "/info-act/"),
        lambda: read(client, pages[0].url),
        lambda: web.text("indicator_set", indicators.pk),
        lambda: web.text("attach_evidence", item(indicators, "O13").pk),
    ]
    for few in (pages[:1], pages[1:]):
        for indicator in (item(indicators, "O7"), item(indicators, "O13"), item(act, "9(3)")):
            name(story, indicator, *few)
        counts.append([])
        for visit in visits:
            visit()
            with CaptureQueriesContext(connection) as asked:
                visit()
            counts[-1].append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0][0] <= 14
    cache.clear()
    assert {"http://testserver/ita/", "http://testserver/ita/2567/", "http://testserver/info-act/"} <= addresses_of(
        pages[0]
    )
    EndEvidenceAction(
        IndicatorEvidence.objects.filter(page=pages[0]).first(), user=story.people["director"], reason="ซ้ำ"
    ).execute()
    assert "http://testserver/ita/2567/" in addresses_of(pages[0]), "also what it stood in before"


def test_unused_line__keeps_the_order_of_the_list(db: Any) -> None:
    assert [one.code for one in a_list(MANUAL, NEWS).indicators.order_by("position")] == ["O13", "O7"]
