"""Links: unsafe ones, ones no reader can follow, ones that lead to nothing of ours any more, ones that say nothing."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.proofreading.addresses import Fault, fault_in
from publishing.findings.proofreading.markup import Link
from publishing.findings.proofreading.passage import Line, Passage, Reading, place_of
from publishing.findings.proofreading.targets import OwnSite
from thai.text import normalise, shorten

UNSAFE = Detector(
    "link_unsafe",
    "proofreading",
    _("Link that is unsafe or opens one's own computer"),
    _("Take the link out, or link to the address of a website."),
    Severity.BLOCK,
)
UNREACHABLE = Detector(
    "link_unreachable",
    "proofreading",
    _("Link the public cannot open"),
    _("Nobody outside can open an address of the office's own network. Attach the file, or give a public address."),
    Severity.ASK,
)
BROKEN = Detector(
    "link_broken",
    "proofreading",
    _("Link to something that is not on the website"),
    _("Choose the page or document again, write the address in full, or take the link out."),
    Severity.ASK,
)
SILENT = Detector(
    "link_text",
    "proofreading",
    _("Link text that does not say where it leads"),
    _("Say what the reader gets, such as “Form for the request of transfer”: screen readers read links alone."),
    Severity.NOTE,
)
DETECTORS = (UNSAFE, UNREACHABLE, BROKEN, SILENT)

_BY_FAULT = {Fault.UNSAFE: UNSAFE, Fault.UNREACHABLE: UNREACHABLE, Fault.INCOMPLETE: BROKEN}
_WRITTEN_OUT = re.compile(
    r"(?:https?|ftp|file)://[^\s<>\"”“]+|(?<![\w/])[A-Za-z]:\\[^\s<>\"”“]+|(?<![\w\\])\\\\[\w.-]+\\[^\s<>\"”“]+",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    "(?:คลิ๊?ก|กด|แตะ)?(?:อ่าน|ดู|ตาม|ที่)?(?:ลิงก์|ลิงค์|ลิ้งค์)?(?:ที่)?(?:นี่|นี้|ตรงนี้|เลย)?"
    "|(?:คลิ๊?ก)?(?:ดู|อ่าน)?(?:ต่อ|เพิ่มเติม|รายละเอียด|รายละเอียดเพิ่มเติม)|(?:คลิ๊?ก)?ดาวน์โหลด(?:ที่นี่|ไฟล์)?|ไฟล์แนบ"
    "|links?|here|click|clickhere|more|readmore|download"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Every link of the formatted texts, and every address written out in words."""
    links = [(passage, link) for passage in reading.passages if passage.markup for link in passage.markup.links]
    written = [(line, match) for line in reading.lines() for match in _WRITTEN_OUT.finditer(line.text)]
    if not links and not written:
        return
    site = OwnSite(reading.material)
    for passage, link in links:
        fault = None if link.kind else fault_in(link.address, site.hosts)
        if fault:
            yield _of_link(_BY_FAULT[fault], passage, link)
        if _says_nothing(link.text):
            yield _of_link(SILENT, passage, link)
    broken = site.broken([link for _passage, link in links])
    yield from (_of_link(BROKEN, passage, link) for passage, link in links if any(link is gone for gone in broken))
    yield from _written_out(written, site)


def _written_out(written: list[tuple[Line, re.Match[str]]], site: OwnSite) -> Iterator[Finding]:
    """An address in the words; where it is a link as well the finding is the same and is told once."""
    for line, match in written:
        fault = fault_in(match[0], site.hosts)
        if fault:
            yield line.found(_BY_FAULT[fault], match.start(), match.end())


def _says_nothing(text: str) -> bool:
    plain = re.sub(r"[\s>»→.…!:()\[\]<«]+", "", normalise(text)).casefold()
    return bool(_SAYS_NOTHING.fullmatch(plain) or _BARE.fullmatch(text.strip()))


def _of_link(detector: Detector, passage: Passage, link: Link) -> Finding:
    where = link.address or f"{link.kind} {link.target}"
    words = " ".join(link.text.split())
    shown = shorten(where, 120) if link.address and link.address != words else ""
    if words and detector is not SILENT:
        excerpt = f"{shorten(words, 80)} ({shown})" if shown else shorten(words, 120)
    else:
        excerpt = shorten(words, 80) or shown or where
    found = link.address if detector is not SILENT and link.address else f"{words}\n{where}"
    return Finding(
        detector.key, excerpt, digest_of(found), field=passage.wording.field, place=place_of(passage.wording)
    )
