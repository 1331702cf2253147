"""What WordPress puts between the words – block comments, shortcodes, bare line breaks – as plain HTML."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.translation import gettext as _

from news.importing.moving.item import OldFile
from news.importing.moving.media_folder import is_file

_BLOCK = re.compile(r"<!--\s*/?wp:.*?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CAPTION = re.compile(r"\[(?:wp_)?caption([^\]]*)\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_PICTURE = re.compile(r"(?:<a[^>]*>\s*)?<img[^>]*>(?:\s*</a>)?", re.DOTALL)
_EMBED = re.compile(r"\[embed[^\]]*\]\s*(\S+?)\s*\[/embed\]")
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery([^\]]*)\]")
_IDS = re.compile(r"""\b(?:ids|include)\s*=\s*["']?([\d,\s]+)""")
_BLOCK_IDS = re.compile(r"wp-image-(\d+)")
# Plugins name theirs in small Latin letters; “[1]” and “[ต่อ]” are somebody's words.
_SHORTCODE = re.compile(r"\[(/?)([a-z][a-z0-9_-]{1,40})((?:\s[^\[\]<>]{0,2000})?)/?\]")
_ATTRIBUTE = re.compile(r"""[\w-]+\s*=\s*["']?([^"'\s\]]+)""")
_WORDS_NOT_CODES = frozenset({"sic", "pdf", "doc", "docx", "new", "update", "img"})


@dataclass(slots=True)
class Markup:
    """The text as HTML, whether empty lines divide its paragraphs, and what was lost."""

    html: str
    keeps_lines: bool
    notes: list[str] = field(default_factory=list)


def plain_html(source: str, uploaded: list[tuple[str, OldFile]], by_id: Callable[[str], OldFile | None]) -> Markup:
    """Turn WordPress's own markup into HTML any reader knows."""
    is_blocks = "<!-- wp:" in source
    html = _COMMENT.sub("", _BLOCK.sub("", source))
    html = _CAPTION.sub(_figure, html)
    html = _EMBED.sub(lambda found: f'<p><a href="{escape(found[1])}">{escape(found[1])}</a></p>', html)
    html = _GALLERY.sub(lambda found: _gallery(found[1], uploaded, by_id), html)
    codes: dict[str, None] = {}
    html = _SHORTCODE.sub(lambda found: _shortcode(found, source, codes), html)
    notes = []
    if codes:
        note = _("Parts made by plugins of the old website were left out: %(names)s.")
        notes.append(note % {"names": ", ".join(codes)})
    return Markup(html, keeps_lines=not is_blocks and not _PARAGRAPH.search(source), notes=notes)


def gallery_ids(source: str) -> list[str]:
    """The numbers of the pictures the text shows by number."""
    in_galleries = [key.strip() for found in _GALLERY.finditer(source) for key in _ids(found[1])]
    return in_galleries + _BLOCK_IDS.findall(source)


def _ids(attributes: str) -> list[str]:
    found = _IDS.search(attributes)
    return [key.strip() for key in found[1].split(",") if key.strip()] if found else []


def _figure(found: re.Match[str]) -> str:
    """Both forms of caption: the words in an attribute (before 2012) and after the picture."""
    picture = _PICTURE.search(found[2])
    attribute = re.search(r"""caption\s*=\s*(["'])(.*?)\1""", found[1], re.DOTALL)
    words = attribute[2] if attribute else (found[2][picture.end() :] if picture else "")
    shown = picture[0] if picture else found[2]
    return f"<figure>{shown}<figcaption>{words.strip()}</figcaption></figure>"


def _gallery(attributes: str, uploaded: list[tuple[str, OldFile]], by_id: Callable[[str], OldFile | None]) -> str:
    wanted = _ids(attributes)
    files = [by_id(key) for key in wanted] if wanted else [file for _key, file in uploaded]
    return "".join(f'<img src="{escape(file.address)}" alt="{escape(file.alt)}">' for file in files if file)


def _shortcode(found: re.Match[str], source: str, codes: dict[str, None]) -> str:
    """The files it names become links; the words between two of its marks stay."""
    name, attributes = found[2], found[3]
    is_code = bool(attributes.strip()) or "_" in name or "-" in name or f"[/{name}]" in source or bool(found[1])
    if not is_code or name in _WORDS_NOT_CODES:
        return found[0]
    codes[name] = None
    files = [value for value in _ATTRIBUTE.findall(attributes) if "/" in value and is_file(value)]
    return "".join(f'<p><a href="{escape(value)}">{escape(value.rpartition("/")[2])}</a></p>' for value in files)
