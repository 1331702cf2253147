"""The list of everything: categories, filters, words; and the hint that a kind stands on an unusual page."""

from django.test import Client

from publishing.findings.collect import findings_of
from publishing.findings.finding import Severity
from tests.news.factories import FACTORIES
from tests.news.test_listing import titles
from tests.news.volume import many_news, put_online
from tests.world import Story


def test_list_of_everything__by_category_kind_and_words(story: Story, client: Client) -> None:
    news = many_news(story, 2, photos=0)
    plan, call = FACTORIES["information"](story), FACTORIES["announcement"](story)
    put_online(plan, call)
    context = client.get("/all/").context
    counts = {category.label: category.count for category in context["categories"]}
    assert counts == {
        "การจัดซื้อจัดจ้าง / ประกาศรับสมัครสอบ / ประกาศรับสมัครลูกจ้างชั่วคราว / ทุนการศึกษา": 1,
        "แผน / โครงการ / รายงานผลการดำเนินงาน": 1,
        "Banner / ภาพกิจกรรม / ข่าวประชาสัมพันธ์": 2,
    }
    assert {card.title for card in context["cards"]} == {page.title for page in (*news, plan, call)}
    assert titles(client, "/all/?type=annual_plan_followup") == [plan.title]
    assert titles(client, "/all/?words=ลูกจ้างชั่วคราว") == [call.title]
    assert titles(client, "/announcements/?words=แผนปฏิบัติการ") == []
    offered = {choice["value"] for choice in client.get("/announcements/").context["filters"].types}
    assert offered == {"recruitment_exam", "recruitment_temp", "scholarship", "other"}
    related = client.get(news[0].url).context["related"]
    assert [card.title for card in related] == [news[1].title]


def test_kind_on_an_unusual_page__is_a_note_and_stops_nothing(story: Story) -> None:
    call = story.draft(information_type="recruitment_temp")
    (note,) = [found for found in findings_of(call) if found.detector.key == "type_of_page"]
    assert (note.severity, note.is_open) == (Severity.NOTE, False)
    assert not [found for found in findings_of(story.draft()) if found.detector.key == "type_of_page"]
