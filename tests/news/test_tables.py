"""Tables of an item: in the editor, on the public page, in the search, before the reviewer."""

import json
from typing import Any

from bs4 import BeautifulSoup
from django.urls import reverse

from approvals.api import latest_submission
from news.table_words import MENU
from publishing.models import PublishingPolicy
from tests.publishing.views.editor_form import post_as_it_is
from tests.rendered import text_of
from tests.world import Story

ROWS = [["", "โรงเรียน", "จำนวนนักเรียน"], ["1", "บ้านป่าไม้งาม", None], ["2", "วัดทุ่งสว่าง", "85\nคน <b>"]]


def table(rows: Any = ROWS, header: str = "both", caption: str = "จำนวนนักเรียนปีการศึกษา 2569", key: str = "t1") -> Any:
    """A table as the editor stores it."""
    value = {
        "data": rows,
        "cell": [],
        "mergeCells": [],
        "table_header_choice": header,
        "first_row_is_table_header": header in {"row", "both"},
        "first_col_is_header": header in {"column", "both"},
        "table_caption": caption,
    }
    return {"type": "table", "value": value, "id": key}


def stream(*tables: Any) -> str:
    return json.dumps(tables)


def public(client: Any, page: Any) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content.decode(), "html.parser")


def test_public_table__has_caption_headers_and_a_frame_that_scrolls(story: Story, client: Any) -> None:
    soup = public(client, story.published(tables=stream(table())))
    (figure,) = soup.select("figure.table")
    frame = figure.select_one(".table__scroll")
    assert frame is not None
    assert (frame["role"], frame["tabindex"], frame["aria-label"]) == ("region", "0", "จำนวนนักเรียนปีการศึกษา 2569")
    assert [cell.get_text() for cell in figure.select("caption")] == ["จำนวนนักเรียนปีการศึกษา 2569"]
    assert [cell.get_text() for cell in figure.select("thead th[scope=col]")] == ["โรงเรียน", "จำนวนนักเรียน"]
    assert [cell.get_text() for cell in figure.select("tbody th[scope=row]")] == ["1", "2"]


def test_public_table__shows_empty_cells_empty_and_no_markup_of_a_cell(story: Story, client: Any) -> None:
    soup = public(client, story.published(tables=stream(table())))
    cells = [cell.get_text() for cell in soup.select("figure.table td")]
    assert cells == ["", "บ้านป่าไม้งาม", "", "วัดทุ่งสว่าง", "85คน <b>"]
    assert not soup.select("figure.table b")
    assert not soup.select("figure.table th:empty")


def test_public_table__without_headers_has_none(story: Story, client: Any) -> None:
    soup = public(client, story.published(tables=stream(table(header="neither", caption=""))))
    assert not soup.select("figure.table th, figure.table caption, figure.table thead")
    assert soup.select(".table__scroll[aria-label]")


def test_table_nobody_filled_in__is_not_shown(story: Story, client: Any) -> None:
    empty = table([[None, None], ["", " "]])
    untouched = {"type": "table", "value": None, "id": "t2"}
    PublishingPolicy.objects.create(office=story.world.office, severities={"table_empty": "note"})
    page = story.published(tables=stream(empty, untouched))
    assert not public(client, page).select("figure.table")


def test_manual__shows_its_tables(story: Story, client: Any) -> None:
    page = story.manual(tables=stream(table()))
    story.submit(page)
    assert public(client, story.carry_through(page)).select("figure.table caption")


def test_words_of_a_table__are_looked_at_and_found(story: Story) -> None:
    page = story.draft(tables=stream(table(), {"type": "table", "value": None, "id": "t2"}))
    (words,) = [wording.text for wording in page.wordings() if wording.field == "tables"]
    assert words.splitlines() == [
        "จำนวนนักเรียนปีการศึกษา 2569", "โรงเรียน จำนวนนักเรียน", "1 บ้านป่าไม้งาม", "2 วัดทุ่งสว่าง 85", "คน <b>",
    ]  # fmt: skip
    assert "ทุ่ง" in page.search_body()


def test_editor__offers_tables_with_a_menu_in_thai(story: Story, client: Any) -> None:
    page = story.draft(tables=stream(table()))
    html = story.sign_in(client, "policy.provider").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    soup = BeautifulSoup(html.decode(), "html.parser")
    (script,) = soup.select("script[data-words]")
    assert set(json.loads(str(script["data-words"]))) == set(MENU)
    assert script["data-language"] == "th"
    assert '"language": "th"' in html.decode().replace("&quot;", '"')
    assert html.index(b'data-contentpath="body"') < html.index(b'data-contentpath="tables"')


def test_editor__saves_a_table_as_it_was(story: Story, client: Any) -> None:
    page = story.draft(tables=stream(table()))
    story.sign_in(client, "policy.provider")
    assert post_as_it_is(client, page, title="ชื่อเรื่องที่แก้แล้ว").status_code == 302
    draft = story.fresh(page).get_latest_revision_as_object()
    assert draft.title == "ชื่อเรื่องที่แก้แล้ว"
    (block,) = draft.tables
    assert (block.id, block.value["data"], block.value["table_header_choice"]) == ("t1", ROWS, "both")


def test_editor__keeps_an_untouched_table_without_falling_over(story: Story, client: Any) -> None:
    page = story.draft(tables=stream({"type": "table", "value": None, "id": "t1"}))
    response = story.sign_in(client, "policy.provider").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200


def review(story: Story, client: Any, before: str, after: str) -> tuple[str, str]:
    """What the head reads after a table was changed between two rounds: as words, and as HTML."""
    page = story.draft(tables=before)
    story.submit(page)
    story.decide(page, "policy.head", "return", "แก้ตาราง")
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.tables = type(page).tables.field.to_python(after)
    draft.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    submission = latest_submission(page)
    assert submission is not None
    story.sign_in(client, "policy.head")
    html = client.get(reverse("publishing:review", args=[submission.request_id])).content.decode()
    (change,) = [dd for dd in BeautifulSoup(html, "html.parser").select("dd.comparison") if "โรงเรียน" in dd.get_text()]
    return text_of(str(change)), str(change)


def test_reviewer__sees_which_cells_of_a_table_changed(story: Story, client: Any) -> None:
    changed = [ROWS[0], ["1", "บ้านป่าไม้งาม", "120"], ROWS[2], ["3", "ชุมชนริมน้ำ", "64"]]
    words, html = review(story, client, stream(table()), stream(table(changed)))
    assert "1 | บ้านป่าไม้งาม |" in words
    assert "3 | ชุมชนริมน้ำ | 64" in words
    soup = BeautifulSoup(html, "html.parser")
    assert "120" in "".join(part.get_text() for part in soup.select(".addition"))
    assert "วัดทุ่งสว่าง" not in "".join(part.get_text() for part in soup.select(".addition, .deletion"))
    assert "{" not in words


def test_reviewer__sees_a_new_table_and_one_taken_out(story: Story, client: Any) -> None:
    first, second = table(key="t1"), table([["โรงเรียน"], ["ชุมชนริมน้ำ"]], header="row", caption="รายชื่อ", key="t2")
    _words, html = review(story, client, stream(first), stream(second))
    soup = BeautifulSoup(html, "html.parser")
    assert "ชุมชนริมน้ำ" in soup.select("div.addition")[0].get_text()
    assert "บ้านป่าไม้งาม" in soup.select("div.deletion")[0].get_text()


def test_reviewer__sees_that_only_the_headers_changed(story: Story, client: Any) -> None:
    _words, html = review(story, client, stream(table(header="neither")), stream(table(header="row")))
    assert BeautifulSoup(html, "html.parser").select("span.addition")
