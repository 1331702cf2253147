"""/changes/CODE: what the public is told of corrections – never what was taken out."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import NewsAttachment, NewsPhoto
from publishing.actions.withdraw import WithdrawAction
from publishing.models import PublicationRecord
from tests.rendered import text_of
from tests.world import Story

SECRET = "คุณครูสมศรีสมมุติ ห้องพักชั้นสอง"


def corrected(story: Story, page: Any, reason: str, **fields: Any) -> Any:
    """The page after a correction that went the whole way."""
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.memo = draft.memo | {"correction_reason": reason}
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    return story.carry_through(page)


def code_of(page: Any) -> str:
    return str(PublicationRecord.objects.filter(page_id=page.pk).latest("sequence").code)


def test_change_log__tells_what_was_put_in_and_never_what_was_taken_out(story: Story, client: Any) -> None:
    page = story.published(body=f"<p>ติดต่อ {SECRET}</p><p>เปิดภาคเรียน 16 พฤษภาคม</p>", lead="โรงเรียนเปิดเรียน")
    code = code_of(page)
    page = corrected(story, page, "แก้วันเปิดเรียน", body="<p>ติดต่อ กลุ่มนโยบาย</p><p>เปิดภาคเรียน 17 พฤษภาคม</p>")
    draft = page.get_latest_revision_as_object()
    draft.attachments.add(NewsAttachment(document=(document := story.document("กำหนดการใหม่")), sort_order=0))
    draft.album.add(NewsPhoto(image=story.image("ภาพใหม่"), sort_order=0))
    draft.save_revision(user=story.people["policy.provider"])
    page = corrected(story, page, "เพิ่มกำหนดการ", lead="โรงเรียนทุกแห่งเปิดเรียน")

    html = client.get(f"/changes/{code.lower()}/").content.decode()

    for words in (
        "แก้วันเปิดเรียน",
        "เพิ่มกำหนดการ",
        "<ins>17</ins>",
        "มีข้อความที่ตัดออก",
        document.sha256,
        "กลุ่มนโยบายและแผน",
        page.title,
    ):
        assert words in html
    for word in SECRET.split():
        assert word not in html.replace(page.title, "")
    assert "16 พฤษภาคม" not in html
    assert f'href="/changes/{code}/"' in client.get(page.url).content.decode()

    # What one correction put in and the next took out is printed no more.
    page = corrected(story, page, "แก้อีกครั้ง", body="<p>ติดต่อ สำนักงาน</p><p>เปิดภาคเรียน 18 พฤษภาคม</p>")
    html = client.get(f"/changes/{code}/").content.decode()
    assert "<ins>18</ins>" in html
    assert "<ins>17</ins>" not in html
    assert "17 พฤษภาคม" not in text_of(html)

    WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="มีข้อมูลส่วนบุคคล").execute()
    html = client.get(f"/changes/{code}/").content.decode()
    assert "มีข้อมูลส่วนบุคคล" in html
    for words in (page.title, "แก้วันเปิดเรียน", "18 พฤษภาคม", document.sha256):
        assert words not in html
    assert f"/changes/{code}/" in client.get(page.url).content.decode()


def test_change_log__costs_the_same_however_often_an_item_was_corrected(story: Story, client: Any) -> None:
    page = story.published()
    counts = []
    for number in range(2):
        page = corrected(story, page, "แก้ไข", lead=f"โรงเรียนเปิดเรียน {number}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/changes/{code_of(page)}/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


def test_change_log__of_an_unknown_code_or_an_unpublished_item(story: Story, client: Any) -> None:
    submission = story.submit(story.draft())
    for code in ("ไม่มี", "X" * 60, submission.request.code):
        assert client.get(f"/changes/{code}/").status_code == 404
