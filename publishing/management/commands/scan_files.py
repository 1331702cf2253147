"""`manage.py scan_files PATH…`: personal data in files that are to be published, and what could not be read."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from publishing.files import Box, check_upload
from publishing.files.limits import DOCUMENT_LIMIT, MEGABYTE, Kind, Limits
from publishing.findings.personal_data import DETECTORS, find_in_passages
from publishing.texts import Place, Unread, passages_in_box

_PLAIN: Final = frozenset({".txt", ".csv"})
"""Read though they are not on the allow-list: what an office keeps as text may become a page."""
_AHEAD = ("publishing.files.inside", "publishing.texts.boxed")
_BY_KEY = {detector.key: detector for detector in DETECTORS}


class Command(BaseCommand):
    """Scan files and folders. Exit code 0 when the scan worked, whatever it found."""

    help = "Find personal data in files and folders, and files that would be refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to scan, and how to tell it."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with all in it")
        parser.add_argument("--json", action="store_true", help="one JSON object a line, for other programs")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for every finding, refusal and unread part; without --json the counts at the end."""
        missing = [str(path) for path in options["paths"] if not (path.is_file() or path.is_dir())]
        if missing:
            raise CommandError(_("There is no file or folder “%(path)s”.") % {"path": ", ".join(missing)})
        counts: Counter[str] = Counter()
        with Box(ahead=_AHEAD) as box:
            for path in _files(options["paths"]):
                counts["files"] += 1
                for line in _scan(path, box):
                    counts[_kind(line)] += 1
                    self.stdout.write(json.dumps(line, ensure_ascii=False) if options["json"] else _in_words(line))
        if not options["json"]:
            self.stdout.write(_summary(counts))


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(inner for inner in path.rglob("*") if inner.is_symlink() or inner.is_file())
        else:
            yield path


def _scan(path: Path, box: Box) -> Iterator[dict[str, str]]:
    if path.is_symlink():
        yield _unread(path, Unread(Place(), "link"))
        return
    try:
        file = path.open("rb")
    except OSError as error:
        yield {"file": str(path), "refused": "cannot_open", "reason": _cannot_open(path, error)}
        return
    with file:
        refusals = _refusals(path, file, box)
        yield from refusals
        if refusals:
            return
        for item in find_in_passages(passages_in_box(file, path.name, box=box), file=path.name):
            if isinstance(item, Unread):
                yield _unread(path, item)
                continue
            match, finding = item
            yield {
                "file": str(path),
                "place": _place(finding.file.removeprefix(path.name), finding.place),
                "detector": finding.detector,
                "severity": str(_BY_KEY[finding.detector].severity),
                "match": match.masked,
                "excerpt": finding.excerpt,
            }


def _refusals(path: Path, file: Any, box: Box) -> list[dict[str, str]]:
    """Why the file may not be uploaded; of plain text only its size is looked at."""
    name = str(path)
    if path.suffix.lower() in _PLAIN:
        size = path.stat().st_size
        if size <= DOCUMENT_LIMIT:
            return []
        reason = _("“%(name)s” is %(size)s MB; at most %(limit)s MB is accepted.")
        told = {"name": path.name, "size": -(-size // MEGABYTE), "limit": DOCUMENT_LIMIT // MEGABYTE}
        return [{"file": name, "refused": "too_large", "reason": reason % told}]
    extension = path.suffix.lower().removeprefix(".")
    kind: Kind = "image" if Limits().accepts(extension, "image") else "document"
    problems = check_upload(file, path.name, kind, box=box)
    return [{"file": name, "refused": problem.code, "reason": problem.message} for problem in problems]


def _unread(path: Path, unread: Unread) -> dict[str, str]:
    return {"file": str(path), "place": unread.place.full_words, "unread": unread.sentence}


def _place(inside: str, words: str) -> str:
    return f"{inside} \u203a {words}".removeprefix(" \u203a ")


def _cannot_open(path: Path, error: OSError) -> str:
    return _("“%(name)s” cannot be opened: %(reason)s") % {"name": path.name, "reason": error.strerror or ""}


def _kind(line: dict[str, str]) -> str:
    return next(kind for kind in ("refused", "unread", "severity") if kind in line)


def _in_words(line: dict[str, str]) -> str:
    if "refused" in line:
        return _("%(file)s: refused – %(reason)s") % line
    if "unread" in line:
        return _("%(file)s, %(place)s: %(unread)s") % line
    detector = _BY_KEY[line["detector"]]
    told = {"severity": detector.severity.label, "label": detector.label}
    return _("%(file)s, %(place)s: %(label)s (%(severity)s) – %(excerpt)s") % (line | told)


def _summary(counts: "Counter[str]") -> str:
    return _("Files: %(files)s · findings: %(found)s · refused: %(refused)s · parts not read: %(unread)s") % {
        "files": counts["files"],
        "found": counts["severity"],
        "refused": counts["refused"],
        "unread": counts["unread"],
    }
