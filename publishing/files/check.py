"""The check of an upload: what is cheap first, then the look inside the box, then the virus scanner."""

import logging
import os
import shutil
import tempfile
from dataclasses import dataclass
from typing import IO

from publishing.files.antivirus import VirusCheck, check_viruses
from publishing.files.facts import Facts
from publishing.files.formats import EXPECTED, HEAD, OFFICE, ZIPPED, recognise
from publishing.files.limits import MEGABYTE, Kind, Limits
from publishing.files.names import check_name, extension_of
from publishing.files.problems import FileProblem, Refusal
from publishing.files.sandbox import Box, BoxError

logger = logging.getLogger(__name__)

TASK = "publishing.files.inside:inspect"
AHEAD = (
    "publishing.files.inside",
    "publishing.files.office",
    "publishing.files.pdf",
    "publishing.files.pictures",
    "publishing.files.rars",
    "pillow_heif",
)
"""For a box of many files: what every format needs, imported once."""


NOT_CONFIGURED = VirusCheck("not_configured")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is wrong with a file, or what is known of it."""

    problems: list[FileProblem]
    facts: Facts | None = None
    """None when there are problems."""
    virus_check: VirusCheck = NOT_CONFIGURED


def check_upload(
    file: IO[bytes], name: str, kind: Kind, *, limits: Limits | None = None, clamd: str = "", box: Box | None = None
) -> list[FileProblem]:
    """Return what is wrong with an uploaded file, nothing if it may be kept. As `inspect_upload`."""
    return inspect_upload(file, name, kind, limits=limits, clamd=clamd, box=box).problems


def inspect_upload(
    file: IO[bytes], name: str, kind: Kind, *, limits: Limits | None = None, clamd: str = "", box: Box | None = None
) -> Inspection:
    """Look into an uploaded file: by its name, its size, its content, and what the virus scanner at `clamd` says.

    Bad content never raises, it becomes a problem; the file's position is restored. Every problem's context holds the
    file's `name`, with the way into an archive: “เอกสาร.zip › ประกาศ.pdf”. Give a `box` to check many files in a row.
    """  # noqa: RUF002
    limits = limits or Limits()
    position = file.tell()
    try:
        if problems := _outer_problems(file, name, kind, limits):
            return Inspection(problems)
        facts = _look_inside(file, name, kind, limits, box)
        return _with_viruses(file, name, facts, clamd)
    except Refusal as refusal:
        return Inspection([refusal.problem(name=name)])
    finally:
        file.seek(position)


def _outer_problems(file: IO[bytes], name: str, kind: Kind, limits: Limits) -> list[FileProblem]:
    """What costs no look inside. Raises Refusal for a name that may not be shown as it is."""
    check_name(name)
    size = file.seek(0, os.SEEK_END)
    if size == 0:
        return [FileProblem("empty", {"name": name})]
    problems = []
    if size > limits.size(kind):
        sizes = {"size": -(-size // MEGABYTE), "limit": limits.size(kind) // MEGABYTE}
        problems.append(FileProblem("too_large", {"name": name, **sizes}))
    extension = extension_of(name)
    if extension not in EXPECTED[kind] or not limits.accepts(extension, kind):
        accepted = ", ".join(limits.formats(kind))
        problems.append(FileProblem("type_not_allowed", {"name": name, "allowed": accepted}))
    elif not problems:
        problems = _first_bytes(file, name, extension, EXPECTED[kind][extension])
    return problems


def _first_bytes(file: IO[bytes], name: str, extension: str, expected: frozenset[str]) -> list[FileProblem]:
    file.seek(0)
    found = recognise(file.read(HEAD))
    possible = expected | {"zip"} if expected & ZIPPED else expected
    if found in possible or (found == "ole" and expected & OFFICE):
        return []
    return [FileProblem("not_the_type_named", {"name": name, "named": extension, "found": found or "unknown"})]


def _look_inside(file: IO[bytes], name: str, kind: Kind, limits: Limits, box: Box | None) -> Facts:
    """The facts. Raises Refusal."""
    arguments = {"name": name, "expected": sorted(EXPECTED[kind][extension_of(name)]), "limits": limits.as_json()}
    # A copy: the box gets a path of its own, whatever the upload is kept in.
    with tempfile.NamedTemporaryFile(prefix="prakat-") as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy, MEGABYTE)
        copy.flush()
        own = Box() if box is None else None
        try:
            outcome = (own or box or Box()).run(TASK, copy.name, arguments)
        except BoxError as error:
            logger.exception("the box for files failed")
            raise Refusal("not_checked") from error
        finally:
            if own is not None:
                own.close()
    if outcome.answer is None:
        raise Refusal(outcome.ended)
    if "code" in outcome.answer:
        raise Refusal(outcome.answer["code"], **outcome.answer["context"])
    return Facts.of_json(outcome.answer["facts"])


def _with_viruses(file: IO[bytes], name: str, facts: Facts, clamd: str) -> Inspection:
    checked = check_viruses(file, clamd)
    if checked.state == "infected":
        return Inspection([FileProblem("infected", {"name": name, "virus": checked.detail})], None, checked)
    if checked.state == "not_checked":
        logger.error("the virus scanner did not check a file: %s", checked.detail)
        return Inspection([FileProblem("viruses_not_checked", {"name": name})], None, checked)
    return Inspection([], facts, checked)
