"""Text files, and web pages that pretend to be something else."""

import re
from typing import Final

from publishing.files.problems import Refusal

MARKUP: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg|\?php|\?=)", re.IGNORECASE)
"""What makes a browser or a web server treat bytes as a page."""

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PAGE_START = 1024
"""How far browsers look when they guess a type (WHATWG MIME Sniffing, 5.2: 1445 bytes at most, blanks skipped)."""


def check_text(content: bytes, name: str, extension: str) -> None:
    """Raise Refusal unless the content is plain text, in whatever encoding."""
    if content.startswith(_MARKS):
        content = content.replace(b"\0", b"")
    if b"\0" in content or MARKUP.search(content[:_PAGE_START]):
        raise Refusal("not_the_type_named", name=name, named=extension, found="unknown")
