import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from news import searching
from publishing.actions.withdraw import WithdrawAction
from tests.news.volume import many_news
from tests.world import Story


def found(client: Client, query: str, **more: str) -> list[str]:
    response = client.get("/search/", {"query": query, **more})
    assert response.status_code == 200
    cards = response.context["cards"]
    return [card.title for card in cards] if cards else []


TITLE = "ผลการแข่งขันทักษะวิชาการครั้งที่ 74 ปี 2569"
BODY = "<p>นักเรียนโรงเรียนสาธิตได้รับรางวัลชนะเลิศเหรียญทองระดับชาติ ผู้อำนวยการโรงเรียนกล่าวแสดงความยินดี</p>"


@pytest.mark.parametrize(
    "query",
    ["นักเรียน", "รางวัล", "แข่งขัน", "เหรียญทอง", "ทักษะวิชาการ", "รางวัลชนะเลิศ ระดับชาติ", "ครั้งที่ 74", "ครั้งที่ ๗๔", "๒๕๖๙"],
)
def test_search__finds_a_word_inside_unspaced_text(story: Story, client: Client, query: str) -> None:
    page = story.published(title=TITLE, body=BODY)
    assert found(client, query) == [page.title]


@pytest.mark.parametrize("query", ["เหรียญเงิน", "นักเรือน", "ครั้งที่ 75", "ปลา", "นักเรียน เหรียญเงิน"])
def test_search__does_not_find_what_is_not_there(story: Story, client: Client, query: str) -> None:
    story.published(title=TITLE, body=BODY)
    assert found(client, query) == []


def test_search__tells_words_apart_that_differ_by_a_mark_only(story: Story, client: Client) -> None:
    near = story.published(title="บ้านพักครูอยู่ใกล้โรงเรียน", lead="บ้านพัก", body="<p>ใกล้</p>")
    far = story.published(title="บ้านพักครูอยู่ไกลโรงเรียน", lead="บ้านพัก", body="<p>ไกล</p>")
    paddy = story.published(title="โครงการปลูกข้าวในโรงเรียน", lead="ข้าว", body="<p>ข้าว</p>")
    news = story.published(title="ประชุมทีมงานข่าวสารโรงเรียน", lead="ข่าว", body="<p>ข่าว</p>")
    assert found(client, "ใกล้") == [near.title]
    assert found(client, "ไกล") == [far.title]
    assert found(client, "ข้าว") == [paddy.title]
    assert found(client, "ข่าว") == [news.title]


@pytest.mark.parametrize("query", ["นํ้าใจ", "น้ำใจ", "น ํ้าใจ".replace(" ", "")])
def test_search__finds_every_spelling_of_one_word(story: Story, client: Client, query: str) -> None:
    page = story.published(title="โครงการน้ำใจนักเรียน")
    assert found(client, query) == [page.title]


def test_search__finds_thai_digits_by_arabic_ones_and_the_reverse(story: Story, client: Client) -> None:
    thai = story.published(title="ประกาศฉบับที่ ๑๒๓ ของสำนักงาน")
    assert found(client, "123") == found(client, "๑๒๓") == [thai.title]


def test_search__finds_manuals_and_news_with_the_title_first(story: Story, client: Client) -> None:
    body = story.published(title="เรื่องอื่นทั้งหมด", body="<p>พัสดุ พัสดุ พัสดุ พัสดุ พัสดุ</p>")
    manual = story.manual(title="คู่มือการจัดซื้อพัสดุ")
    story.submit(manual)
    story.carry_through(manual)
    assert found(client, "พัสดุ") == [manual.title, body.title]


def test_search__follows_publication_correction_and_withdrawal(story: Story, client: Client) -> None:
    page = story.draft(title="กำหนดการเลือกตั้งคณะกรรมการ")
    assert found(client, "เลือกตั้ง") == []
    story.submit(page)
    assert found(client, "เลือกตั้ง") == []
    page = story.carry_through(page)
    assert found(client, "เลือกตั้ง") == [page.title]
    page.title = "กำหนดการสรรหาคณะกรรมการ"
    page.memo = {**page.memo, "correction_reason": "แก้คำผิด"}
    page.save_revision(user=story.people["policy.provider"])
    assert found(client, "สรรหา") == []
    story.submit(page)
    page = story.carry_through(page)
    assert found(client, "สรรหา") == [page.title]
    assert found(client, "เลือกตั้ง") == []
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert found(client, "สรรหา") == []


def test_search__of_an_index_made_anew_finds_the_same(story: Story, client: Client) -> None:
    page = story.published(title=TITLE, body=BODY)
    call_command("wagtail_update_index", verbosity=0)
    assert found(client, "เหรียญทอง") == [page.title]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "'",
        "%",
        "%s",
        "*",
        "AND",
        "NOT x",
        "ก OR ข",
        "(",
        ":",
        "\\",
        "\x00",
        "--",
        "{title}",
        "ๆ",
        "ฯ",
        ".",
        "<script>",
        "ก" * 5000,
    ],
)
def test_search__survives_any_query(story: Story, client: Client, query: str) -> None:
    story.published(title=TITLE)
    response = client.get("/search/", {"query": query})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().split("<main")[1].split("</main>")[0]


def test_search__without_a_query_asks_for_one(story: Story, client: Client) -> None:
    response = client.get("/search/")
    assert response.status_code == 200
    assert response.context["cards"] is None


def test_search__shows_results_page_by_page_and_ignores_nonsense(story: Story, client: Client) -> None:
    many_news(story, 25, photos=0)
    first, second = found(client, "การศึกษา"), found(client, "การศึกษา", page="2")
    assert (len(first), len(second), len({*first, *second})) == (20, 5, 25)
    assert found(client, "การศึกษา", page="999") == second
    assert found(client, "การศึกษา", page="x") == first


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the tokenizer is SQLite's")
def test_index__on_sqlite_keeps_thai_marks(story: Story) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'wagtailsearch_indexentry_fts'")
        assert "Mn" in cursor.fetchone()[0]


@pytest.mark.parametrize("query", ["จุดตัดรถไฟ", "จุดตัด นักเรียน", "จุดตัดรถไฟ ๒๕๖๙", "'; DROP & ! | (", "คำที่ไม่มีในที่ใด"])
def test_search__finds_old_items_as_it_finds_new_ones(
    story: Story, client: Client, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    """Beyond the newest the database's index of words is asked, and answers the same."""
    for number in range(4):
        story.published(title=f"ซ่อมถนนหน้าจุดตัดรถไฟ ปี 256{number + 6}", lead="นักเรียนใช้ทางเบี่ยง")
    story.published(title="เรื่องอื่นของกลุ่ม")
    new = found(client, query)
    monkeypatch.setattr(searching, "NEWEST", 1)
    assert sorted(found(client, query)) == sorted(new)
    monkeypatch.setattr(searching, "RARE", 1)  # more than a rare word's: Wagtail's own search again
    assert sorted(found(client, query)) == sorted(new)
    assert bool(new) is query.startswith("จุดตัด")
