"""Small exports as old websites write them."""

from pathlib import Path

BASE = "https://old.example"
_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>{declared}
<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_site_url>https://old.example</wp:base_site_url>
<wp:base_blog_url>https://old.example</wp:base_blog_url>"""


def wxr(folder: Path, *items: str, declared: str = "") -> Path:
    """A WordPress export of the items."""
    path = folder / "export.xml"
    head = _HEAD.replace("{declared}", declared)
    path.write_text(f"{head}{''.join(items)}</channel></rss>", encoding="utf-8")
    return path


def post(
    number: int,
    title: str,
    html: str,
    *,
    link: str = "",
    status: str = "publish",
    kind: str = "post",
    password: str = "",
    meta: dict[str, str] | None = None,
    section: str = "ข่าว",
) -> str:
    """One post."""
    rows = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"
        for key, value in (meta or {}).items()
    )
    return (
        f"<item><title>{title}</title><link>{link or f'{BASE}/post-{number}/'}</link><guid>{BASE}/?p={number}</guid>"
        f"<dc:creator>somebody</dc:creator><content:encoded><![CDATA[{html}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2020-05-01 09:00:00</wp:post_date>"
        f"<wp:status>{status}</wp:status>"
        f"<wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>"
        f'<category domain="category" nicename="n">{section}</category>{rows}</item>'
    )


def attachment(number: int, place: str, *, parent: int = 0) -> str:
    """One file."""
    return (
        f"<item><title>ไฟล์</title><link>{BASE}/?attachment_id={number}</link><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_parent>{parent}</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>"
        f"<wp:attachment_url>{BASE}/wp-content/uploads/{place}</wp:attachment_url>"
        f"<wp:postmeta><wp:meta_key>_wp_attached_file</wp:meta_key><wp:meta_value>{place}</wp:meta_value></wp:postmeta>"
        "</item>"
    )
