import pytest
from django.test import Client

from news.rich_text import public_html, sanitise
from publishing.models import PublishingPolicy
from tests.rendered import text_of
from tests.world import Story

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<img src=x onerror="alert(1)">',
    '<p onclick="alert(1)" style="background:url(javascript:alert(1))" class="x" id="y">ข้อความ</p>',
    '<a href="javascript:alert(1)">ลิงก์</a>',
    '<a href="JaVa\tScRiPt:alert(1)">ลิงก์</a>',
    '<a href="&#106;avascript:alert(1)">ลิงก์</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">ลิงก์</a>',
    '<a href="vbscript:msgbox(1)" onmouseover="alert(1)">ลิงก์</a>',
    "<style>body{display:none}</style>",
    '<iframe src="//evil.example"></iframe>',
    '<svg onload="alert(1)"><animate onbegin="alert(1)" attributeName="x"/></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    '<object data="x.swf"></object><embed src="x.swf">',
    '<form action="//evil.example"><input name="password"><button>ส่ง</button></form>',
    '<meta http-equiv="refresh" content="0;url=//evil.example"><base href="//evil.example">',
    '<link rel="stylesheet" href="//evil.example/x.css">',
    "<!--><script>alert(1)</script>-->",
    '<video src=x onerror="alert(1)"></video><audio src=x onerror="alert(1)"></audio>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<template><script>alert(1)</script></template>",
]
FORBIDDEN = (
    "<script", "<img", "<iframe", "<svg", "<style", "<object", "<embed", "<form", "<input", "<meta", "<base", "<link",
    "<math", "<video", "<audio", "<template", "onerror=", "onclick=", "onload=", "onmouseover=", "style=", "class=",
    "id=", 'href="javascript', 'href="data', 'href="vbscript',
)  # fmt: skip


@pytest.mark.parametrize("html", HOSTILE)
def test_sanitise__lets_nothing_through_that_runs_loads_or_restyles(html: str) -> None:
    cleaned = sanitise(f"<p>ต้น</p>{html}<p>ท้าย</p>")
    assert not [mark for mark in FORBIDDEN if mark in cleaned.lower()]
    assert cleaned.startswith("<p>ต้น</p>")
    assert sanitise(cleaned) == cleaned


def test_sanitise__keeps_what_the_editor_offers() -> None:
    html = "<h2>หัวข้อ</h2><h3>ย่อย</h3><p><b>หนา</b> <i>เอียง</i><br></p><ul><li>ข้อ</li></ul><ol><li>หนึ่ง</li></ol><hr>"
    assert sanitise(html) == html


@pytest.mark.parametrize(
    "href", ["https://www.example.go.th/a?b=1", "mailto:a@sathit.example", "tel:020000000", "/policy/"]
)
def test_sanitise__keeps_links_people_may_follow(href: str) -> None:
    assert sanitise(f'<a href="{href}" target="_blank">ลิงก์</a>') == f'<a href="{href}" rel="noopener">ลิงก์</a>'


def test_public_html__resolves_links_to_pages_and_documents(story: Story) -> None:
    section, document = story.world.sections["policy"], story.document("แบบฟอร์ม")
    html = public_html(
        f'<p><a linktype="page" id="{section.pk}">กลุ่ม</a> <a linktype="document" id="{document.pk}">แบบฟอร์ม</a></p>'
    )
    assert f'<a href="{section.url}" rel="noopener">กลุ่ม</a>' in html
    assert f'<a href="{document.url}" rel="noopener">แบบฟอร์ม</a>' in html


def test_public_html__of_links_to_what_is_gone_keeps_the_words(story: Story) -> None:
    html = public_html('<p><a linktype="page" id="999999">หน้า</a> <a linktype="document" id="999999">เอกสาร</a></p>')
    assert text_of(html) == "หน้า เอกสาร"
    assert "href" not in html


@pytest.mark.parametrize("empty", ["", None])
def test_public_html__of_nothing(empty: str) -> None:
    assert public_html(empty) == ""


def test_page__with_hostile_text_written_past_the_editor_is_harmless_to_the_public(
    story: Story, client: Client
) -> None:
    # An office that only takes note of unsafe links: what reaches the public is harmless even then.
    PublishingPolicy.objects.create(office=story.world.office, severities={"link_unsafe": "note"})
    page = story.published(body="".join(HOSTILE) + "<p>เนื้อหาจริง</p>", title='<b onclick="x">ชื่อ</b> “เรื่อง”')
    main = client.get(page.url).content.decode().split("<main")[1].split("</main>")[0].lower()
    assert "เนื้อหาจริง" in main
    assert not [
        mark for mark in ("<script", "onerror=", "evil.example/x.js", 'href="javascript', "<iframe") if mark in main
    ]
    assert "<b onclick" not in main
    assert "&lt;b onclick=" in main
