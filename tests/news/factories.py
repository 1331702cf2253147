"""One realistic, complete Thai draft of every type of page, ready for submission: a new type needs one here."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from news.models import (
    AnnouncementDocument,
    AnnouncementPage,
    BannerPage,
    DirectoryPage,
    DirectoryPerson,
    FaqPage,
    InformationDocument,
    InformationPage,
    ManualDocument,
    ManualKind,
    ManualPage,
    NewsAttachment,
    NewsKind,
    NewsPage,
    NewsPhoto,
)
from publishing.models import People
from tests.news.procurement import notices
from tests.world import MEMO, Story

Factory = Callable[..., Any]
"""`factory(story, section="policy", **fields)` → the draft as stored, by the section's information provider."""

FIRST_DAY = dt.date(2026, 9, 1)


def memo(topic: str) -> dict[str, str]:
    """The memo of S12 with the box of the form."""
    answers = MEMO | {"topic": topic, "detail": "ขอเผยแพร่ข้อมูลข่าวสารของสำนักงาน"}
    return answers | ({"topic_other": "ข้อมูลข่าวสารของสำนักงาน"} if topic == "other" else {})


def a_month_ahead() -> dt.datetime:
    """The end of display of kinds that are public from–to."""
    return timezone.now() + dt.timedelta(days=30)


def news(story: Story, section: str = "policy", **fields: Any) -> NewsPage:
    """The summary of a meeting, with pictures and the minutes."""
    values = {
        "title": "สรุปผลการประชุมผู้บริหารสถานศึกษาในสังกัด ครั้งที่ 9/2569",
        "information_type": "pr_news",
        "news_kind": NewsKind.MEETING_SUMMARY,
        "lead": "ที่ประชุมเห็นชอบปฏิทินการนิเทศภาคเรียนที่ 2 และแนวทางดูแลความปลอดภัยของนักเรียน",
        "body": "<p>ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาเป็นประธานการประชุม</p><h2>มติที่ประชุม</h2><p>เห็นชอบตามเสนอ</p>",
        "event_date": FIRST_DAY,
        "event_start_time": dt.time(9, 30),
        "event_end_time": dt.time(12, 0),
        "event_place": "ห้องประชุมใหญ่ สำนักงานเขตพื้นที่การศึกษา",
        "memo": memo("media"),
    }
    page = _draft(story, NewsPage, section, values | fields)
    for number in range(2):
        page.album.add(NewsPhoto(image=story.image(f"ภาพการประชุมที่ {number + 1}"), sort_order=number))
    page.attachments.add(NewsAttachment(document=story.document("สรุปมติที่ประชุม"), sort_order=0))
    return _kept(story, page, section)


def manual(story: Story, section: str = "policy", **fields: Any) -> ManualPage:
    """A manual for the public with everything the Licensing Facilitation Act wants."""
    values = {
        "title": "คู่มือสำหรับประชาชน: การขอหนังสือรับรองผลการเรียน",
        "information_type": "service_standards",
        "manual_kind": ManualKind.PUBLIC,
        "summary": "ยื่นคำขอที่เคาน์เตอร์หรือทางออนไลน์ รอรับได้ภายใน 1 วันทำการ",
        "version": "2/2569",
        "review_date": FIRST_DAY + dt.timedelta(days=365),
        "criteria": "ผู้ขอต้องเป็นผู้สำเร็จการศึกษาจากโรงเรียนในสังกัด หรือผู้ได้รับมอบอำนาจ",
        "steps": [
            {"type": "step", "value": step("ยื่นคำขอและตรวจเอกสาร", 10, "minute")},
            {"type": "step", "value": step("ค้นทะเบียนและจัดทำหนังสือ", 1, "working_day")},
            {"type": "step", "value": step("ลงนามและส่งมอบ", 15, "minute")},
        ],
        "papers": [{"type": "paper", "value": {"name": "บัตรประจำตัวประชาชน", "copies": "ฉบับจริง 1 ฉบับ", "remark": ""}}],
        "place": "เคาน์เตอร์บริการประชาชน ชั้น 1 วันทำการ เวลา 08.30–16.30 น.",
        "fee": "ไม่มีค่าธรรมเนียม",
        "memo": memo("other"),
    }
    page = _draft(story, ManualPage, section, values | fields)
    page.documents.add(ManualDocument(document=story.document("แบบคำขอหนังสือรับรอง"), sort_order=0))
    return _kept(story, page, section)


def step(title: str, amount: int, unit: str) -> dict[str, Any]:
    """A step of a manual."""
    responsible = "กลุ่มส่งเสริมการจัดการศึกษา"
    return {"title": title, "detail": "", "amount": amount, "unit": unit, "responsible": responsible}


def announcement(story: Story, section: str = "policy", **fields: Any) -> AnnouncementPage:
    """A recruitment with its days."""
    values = {
        "title": "รับสมัครบุคคลเพื่อเลือกสรรเป็นลูกจ้างชั่วคราว ตำแหน่งเจ้าหน้าที่ธุรการ",
        "information_type": "recruitment_temp",
        "summary": "จำนวน 2 อัตรา สมัครด้วยตนเองที่สำนักงานในวันและเวลาทำการ",
        "body": "<p>ผู้สมัครต้องสำเร็จการศึกษาไม่ต่ำกว่าประกาศนียบัตรวิชาชีพชั้นสูง</p>",
        "opens_on": timezone.localdate(),
        "closes_on": timezone.localdate() + dt.timedelta(days=7),
        "deadlines": [
            {
                "type": "deadline",
                "value": {
                    "day": (timezone.localdate() + dt.timedelta(days=10)).isoformat(),
                    "what": "ประกาศรายชื่อผู้มีสิทธิเข้ารับการคัดเลือก",
                },
            }
        ],
        "contact": "กลุ่มบริหารงานบุคคล โทร. 0 2000 0020",
        "results_on": timezone.localdate() + dt.timedelta(days=20),
        "memo": memo("procurement_plus"),
        "expire_at": a_month_ahead(),
    }
    page = _draft(story, AnnouncementPage, section, values | fields)
    page.documents.add(AnnouncementDocument(document=story.document("ประกาศรับสมัคร"), sort_order=0))
    return _kept(story, page, section)


def information(story: Story, section: str = "policy", **fields: Any) -> InformationPage:
    """An action plan with its figures in a table."""
    values = {
        "title": "รายงานผลการดำเนินงานตามแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2569",
        "information_type": "annual_plan_followup",
        "summary": "ดำเนินการแล้วเสร็จ 21 จาก 23 โครงการ เบิกจ่ายร้อยละ 96.4",
        "body": "<p>รายงานผลตามตัวชี้วัดของแผนปฏิบัติการประจำปี</p>",
        "covers_year": 2569,
        "covers_from": dt.date(2025, 10, 1),
        "covers_until": dt.date(2026, 9, 30),
        "memo": memo("plan"),
    }
    page = _draft(story, InformationPage, section, values | fields)
    page.documents.add(InformationDocument(document=story.document("รายงานผลการดำเนินงาน"), sort_order=0))
    return _kept(story, page, section)


def directory(story: Story, section: str = "policy", **fields: Any) -> DirectoryPage:
    """The executives with portraits."""
    values = {
        "title": "ทำเนียบผู้บริหารสำนักงานเขตพื้นที่การศึกษา",
        "information_type": "executives",
        "summary": "ผู้บริหารชุดปัจจุบันและช่องทางติดต่อ",
        "memo": memo("update"),
    }
    page = _draft(story, DirectoryPage, section, values | fields)
    portrait = story.image("ภาพผู้อำนวยการสำนักงาน", people=People.NONE)
    for number, (name, position) in enumerate(
        (("นายธีรภัทร ตัวอย่างดี", "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"), ("นางกัลยารัตน์ สมมุติวงศ์", "รองผู้อำนวยการ"))
    ):
        page.people.add(
            DirectoryPerson(
                name=name,
                position=position,
                portrait=None if number else portrait,
                telephone="0 2000 0000 ต่อ 101",
                email="contact@sathit.example",
                duties="กำกับดูแลงานทั้งปวงของสำนักงาน",
                sort_order=number,
            )
        )
    return _kept(story, page, section)


def faq(story: Story, section: str = "policy", **fields: Any) -> FaqPage:
    """Questions parents ask."""
    values = {
        "title": "คำถามที่พบบ่อยเรื่องการย้ายสถานศึกษา",
        "information_type": "knowledge_sharing",
        "summary": "ผู้ปกครองถามบ่อยเมื่อย้ายโรงเรียนระหว่างปีการศึกษา",
        "questions": [
            {"type": "question", "value": {"question": question, "answer": answer}}
            for question, answer in (
                ("ย้ายโรงเรียนระหว่างภาคเรียนได้หรือไม่", "<p>ได้ เมื่อโรงเรียนปลายทางมีที่นั่งว่างและรับย้าย</p>"),
                ("ต้องใช้เอกสารใดบ้าง", "<ul><li>แบบคำขอย้าย</li><li>ระเบียนแสดงผลการเรียน</li></ul>"),
            )
        ],
        "memo": memo("other"),
    }
    return _kept(story, _draft(story, FaqPage, section, values | fields), section)


def banner(story: Story, section: str = "policy", **fields: Any) -> BannerPage:
    """A campaign with a picture and an address."""
    values = {
        "title": "รณรงค์สวมหมวกนิรภัยหน้าโรงเรียน",
        "information_type": "banner",
        "summary": "เดินทางปลอดภัย สวมหมวกนิรภัยทุกครั้งทั้งผู้ขับขี่และผู้ซ้อน ทุกโรงเรียนในสังกัดร่วมรณรงค์ตลอดภาคเรียน",
        "image": story.image("ป้ายรณรงค์สวมหมวกนิรภัย", people=People.NONE),
        "link": "https://www.sathit.example/helmet/",
        "memo": memo("media"),
        "expire_at": a_month_ahead(),
    }
    return _kept(story, _draft(story, BannerPage, section, values | fields), section)


def procurement(story: Story, section: str = "finance", **fields: Any) -> Any:
    """The essentials of a contract. Procurement is the finance group's: its notices stand in its section."""
    return notices.draft(story, **fields)


def procurement_report(story: Story, section: str = "finance", **fields: Any) -> Any:
    """The summary of a month, of the finance group as well."""
    return notices.report(story, "monthly", **fields)


FACTORIES: dict[str, Factory] = {
    "news": news,
    "announcement": announcement,
    "procurement": procurement,
    "procurement_report": procurement_report,
    "manual": manual,
    "information": information,
    "directory": directory,
    "faq": faq,
    "banner": banner,
}
"""Key of the type (`news.kinds.KINDS`) → its factory."""


def _draft(story: Story, model: Any, section: str, values: dict[str, Any]) -> Any:
    page = model(**({"public_date": FIRST_DAY} | values))
    story.fresh(story.world.sections[section]).add_child(instance=page)
    return page


def _kept(story: Story, page: Any, section: str) -> Any:
    page.save_revision(user=story.people[f"{section}.provider"])
    return story.fresh(page)
