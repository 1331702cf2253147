"""An invented old website: a WordPress export of N posts with its folder of files, as odd as real ones are."""

import datetime as dt
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import segno
from PIL import Image

HOST = "old.sathit.example"
BASE = f"https://{HOST}"
_HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/5.8" created="2024-01-01 00:00" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสาธิต</title><link>{BASE}</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>{BASE}</wp:base_site_url>
<wp:base_blog_url>{BASE}</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[demo-author]]></wp:author_login></wp:author>
"""
_SECTIONS = ("ข่าวประชาสัมพันธ์", "ภาพกิจกรรม", "จัดซื้อจัดจ้าง", "ประกาศรับสมัครสอบ", "คู่มือการปฏิบัติงาน", "แผนปฏิบัติการ")
_SUBJECTS = ("การประชุมผู้บริหารสถานศึกษา", "การเปิดภาคเรียน", "ประกาศผู้ชนะการเสนอราคา", "การรับสมัครนักเรียน",
             "การนิเทศติดตามโรงเรียน", "โครงการอาหารกลางวัน", "การแข่งขันทักษะวิชาการ", "การอบรมครูผู้สอน")  # fmt: skip
_WORDS = (
    "สำนักงานเขตพื้นที่การศึกษาแจ้งให้โรงเรียนในสังกัดทราบและถือปฏิบัติโดยทั่วกัน ",
    "ผู้บริหาร ครู และบุคลากรทางการศึกษาเข้าร่วมกิจกรรมอย่างพร้อมเพรียง ",
    "ทั้งนี้ให้ส่งรายงานผลการดำเนินงานภายในระยะเวลาที่กำหนด ",
    "รายละเอียดปรากฏตามเอกสารที่แนบมาพร้อมนี้ ",
    "นักเรียนได้รับประสบการณ์ตรงจากการเรียนรู้นอกห้องเรียน ",
)
_THUMBNAIL = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>"
FIRST_DAY = dt.date(2012, 1, 2)


@dataclass(frozen=True)
class OldWebsite:
    """What was made: the export, the folder of files, and how much of everything is in it."""

    export: Path
    uploads: Path
    posts: int
    pictures: int
    documents: int


def make_old_website(folder: Path, posts: int, *, seed: int = 2567) -> OldWebsite:
    """Write `export.xml` and `uploads/` below the folder: every second post has a picture, every fifth a document."""
    folder.mkdir(parents=True, exist_ok=True)
    uploads = folder / "uploads"
    chance = random.Random(seed)  # noqa: S311  (variety, not secrecy)
    counts = {"pictures": 0, "documents": 0}
    with (folder / "export.xml").open("w", encoding="utf-8") as export:
        export.write(_HEAD)
        for number in range(1, posts + 1):
            for item in _post(number, posts, uploads, chance, counts):
                export.write(item)
        export.write("</channel></rss>\n")
    return OldWebsite(folder / "export.xml", uploads, posts, counts["pictures"], counts["documents"])


def address_of(number: int) -> str:
    """The permalink of the post of that place in the series."""
    return f"{BASE}/{_day(number):%Y/%m}/{_slug(number)}/"


def _post(number: int, posts: int, uploads: Path, chance: random.Random, counts: dict[str, int]) -> Iterator[str]:
    key, day = number * 10, _day(number)
    folder = f"{day:%Y/%m}"
    picture = document = ""
    if number % 2 == 0:
        picture = f"{folder}/ภาพ-{number}.jpg" if number % 4 else f"{folder}/img-{number}.jpg"
        _picture(uploads / picture, number)
        counts["pictures"] += 1
        yield _attachment(key + 1, key, picture, "ภาพกิจกรรม")
    if number % 5 == 0:
        document = f"{folder}/ประกาศ-{number}.pdf"
        _document(uploads / document, number)
        counts["documents"] += 1
        yield _attachment(key + 2, key, document, "เอกสารแนบ")
    other = chance.randrange(1, posts + 1)
    body = _BODIES[number % len(_BODIES)](number, picture, document, other, chance)
    title = f"{_SUBJECTS[number % len(_SUBJECTS)]} ครั้งที่ {number} &amp; อื่น ๆ"
    status = "draft" if number % 97 == 0 else "private" if number % 89 == 0 else "publish"
    section = _SECTIONS[number % len(_SECTIONS)]
    yield (
        f"<item><title>{title}</title><link>{address_of(number)}</link>"
        f'<dc:creator><![CDATA[demo-author]]></dc:creator><guid isPermaLink="false">{BASE}/?p={key}</guid>'
        f"<content:encoded><![CDATA[{body}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>"
        f"<wp:post_id>{key}</wp:post_id><wp:post_date><![CDATA[{day} 08:30:00]]></wp:post_date>"
        f"<wp:status><![CDATA[{status}]]></wp:status><wp:post_parent>0</wp:post_parent>"
        f"<wp:post_type><![CDATA[post]]></wp:post_type><wp:post_password><![CDATA[]]></wp:post_password>"
        f'<category domain="category" nicename="c{number % len(_SECTIONS)}"><![CDATA[{section}]]></category>'
        + (_THUMBNAIL.format(key + 1) if picture and number % 6 == 0 else "")
        + "</item>\n"
    )


def _blocks(number: int, picture: str, document: str, other: int, chance: random.Random) -> str:
    """As the block editor writes it."""
    parts = [f"<!-- wp:paragraph -->\n<p>{_text(chance)}</p>\n<!-- /wp:paragraph -->"]
    if picture:
        size = picture.replace(".jpg", "-300x200.jpg")
        parts.append(
            f'<!-- wp:image {{"id":{number * 10 + 1}}} --><figure class="wp-block-image"><img src="{BASE}/wp-content/'
            f'uploads/{size}" alt="บรรยากาศในงาน" class="wp-image-{number * 10 + 1}"/><figcaption>บรรยากาศ</figcaption>'
            "</figure><!-- /wp:image -->"
        )
    if document:
        parts.append(f'<div class="wp-block-file"><a href="{BASE}/wp-content/uploads/{document}">ดาวน์โหลด</a></div>')
    parts.append(
        f'<!-- wp:heading --><h2>อ่านต่อ</h2><!-- /wp:heading --><p><a href="{address_of(other)}">เรื่องก่อน</a></p>'
    )
    return "\n\n".join(parts)


def _classic(number: int, picture: str, document: str, other: int, chance: random.Random) -> str:
    """As written before 2018: bare lines, shortcodes, fonts."""
    parts = [f'<span style="color: #ff0000; font-family: Tahoma">{_text(chance)}</span>', _text(chance)]
    if picture:
        parts.append(
            f'[caption id="x" align="aligncenter" width="300"]<a href="{BASE}/wp-content/uploads/{picture}"><img '
            f'src="/wp-content/uploads/{picture}" /></a> ภาพ: งานประชาสัมพันธ์[/caption]'
        )
    if document:
        parts.append(f'[pdf-embedder url="{BASE}/wp-content/uploads/{document}"]')
    parts.append(f'<a href="/?p={other * 10}">ที่เกี่ยวข้อง</a> <a href="{BASE}/2001/01/nothing-here/">เรื่องที่ไม่มีแล้ว</a>')
    parts.append('[contact-form-7 id="9" title="x"]<script>alert(1)</script><a href=\'javascript:x()\'>กด</a>')
    return "\n\n".join(parts)


def _pasted(number: int, picture: str, document: str, other: int, chance: random.Random) -> str:
    """As pasted from a word processor: tables, comments of the program, paragraphs never closed."""
    shown = f'<p class=MsoNormal><img src="{BASE}/wp-content/uploads/{picture}">' if picture else ""
    linked = f"<p><a href='/wp-content/uploads/{document}'><b>ไฟล์แนบ</a></b>" if document else ""
    rows = "".join(f"<tr><td>{row}</td><td>โรงเรียนที่ {row}</td></tr>" for row in range(1, 4))
    missing = f'<img src="{BASE}/wp-content/uploads/2010/01/หาย-{number}.jpg">' if number % 50 == 2 else ""
    return (
        f"<!--[if gte mso 9]><xml><o:p></o:p></xml><![endif]--><p class=MsoNormal><b>{_text(chance)}<o:p></o:p></b>"
        f"<div>{_text(chance)}</div><table border=1><tr><th>ที่</th><th>โรงเรียน</th></tr>{rows}</table>"
        f"{shown}{linked}{missing}"
        f'<iframe src="https://www.youtube.com/embed/demo{number}"></iframe>'
    )


_BODIES = (_blocks, _classic, _pasted)


def _attachment(key: int, parent: int, place: str, title: str) -> str:
    address = f"{BASE}/wp-content/uploads/{place}"
    return (
        f"<item><title>{title}</title><link>{BASE}/?attachment_id={key}</link><guid>{escape(address)}</guid>"
        f"<wp:post_id>{key}</wp:post_id><wp:post_parent>{parent}</wp:post_parent>"
        f"<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>"
        f"<wp:attachment_url>{escape(address)}</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attached_file</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{place}]]></wp:meta_value></wp:postmeta></item>\n"
    )


def _text(chance: random.Random) -> str:
    return "".join(chance.choices(_WORDS, k=chance.randint(3, 8)))


def _day(number: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=number // 5)


def _slug(number: int) -> str:
    return f"ข่าวที่-{number}" if number % 3 else f"news-{number}"


def _picture(path: Path, number: int) -> None:
    """A small photograph of nothing, another one for each number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    color = (number * 37 % 256, number * 91 % 256, number // 7 % 256)
    image = Image.new("RGB", (320, 240), color)
    image.putpixel((number % 320, number // 320 % 240), (255, 255, 255))
    image.save(path, "JPEG", quality=70)


def _document(path: Path, number: int) -> None:
    """A small PDF, another one for each number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    segno.make(f"{BASE}/{number}").save(out, kind="pdf")
    path.write_bytes(out.getvalue())
