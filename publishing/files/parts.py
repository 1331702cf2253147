"""The XML parts of an Office file: well-formed, without entities, without commands, without anything fetched."""

import re
from typing import Any, Final
from xml.parsers import expat

from publishing.files.names import printable
from publishing.files.problems import Refusal

_PIECE: Final = 64 * 1024
_DEEPEST: Final = 256
_MACRO_TYPES: Final = ("macroenabled", "vnd.ms-office.vbaproject", "macrosheet")
# The reader is asked before these are followed. Everything else elsewhere is fetched when the file is opened.
_ASKED: Final = ("/hyperlink", "/externallinkpath", "/externallinklong", "/xlexternallinkpath", "/xlpathmissing")
_HERE: Final = re.compile(r"(?:file:/{2,3})?[A-Za-z]:[\\/]|(?![\\/]{2})[^:]*$", re.IGNORECASE)
"""A path on the writer's own computer (Word keeps where its template was), or one without a computer's name."""
_LARGE: Final = 4 * 1024 * 1024
"""Bytes from which a part is only searched for what might matter: a sheet has a million cells that do not."""
_TELLING: Final = re.compile(rb"instrText|fldChar|fldSimple|ddeLink|Relationship|ContentType")
_COMMAND: Final = re.compile(r"\s*\"?\s*DDE(?:AUTO)?\b", re.IGNORECASE)


def check_part(content: bytes) -> None:
    """Raise Refusal for a part that is broken, starts another program, or has something fetched on opening."""
    _Reader().read(content)


class _Reader:
    """Goes through one part without building anything of it."""

    def __init__(self) -> None:
        self.depth = 0
        self.field = ""
        self.in_field = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._on_doctype
        self.parser.XmlDeclHandler = self._on_declaration

    def read(self, content: bytes) -> None:
        """Go through the part. Raises Refusal."""
        if len(content) < _LARGE or b"\0" in content or _TELLING.search(content):
            self._look_at_all()
        try:
            for at in range(0, len(content), _PIECE):
                self.parser.Parse(content[at : at + _PIECE], False)
            self.parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refusal("truncated") from error

    def _look_at_all(self) -> None:
        self.parser.StartElementHandler = self._on_start
        self.parser.EndElementHandler = self._on_end
        self.parser.CharacterDataHandler = self._on_text

    def _on_declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in {"utf-8", "us-ascii"}:
            self._look_at_all()  # its words may be spelt with other bytes

    def _on_doctype(self, *_declared: Any) -> None:
        # Office files have none (ISO/IEC 29500-2, 8.1.4); entities would be declared here.
        raise Refusal("xml_bomb")

    def _on_start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Refusal("xml_bomb")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        match tag.rpartition(" ")[2]:
            case "instrText":
                self.in_field = True
            case "fldChar":
                self.field = ""
            case "fldSimple":
                _check_command(plain.get("instr", ""))
            case "ddeLink":
                raise Refusal("command")
            case "Relationship":
                _check_relation(plain)
            case "Override" | "Default":
                _check_type(plain.get("ContentType", "").lower())

    def _on_end(self, tag: str) -> None:
        self.depth -= 1
        if tag.endswith("instrText"):
            # Word joins what stands in several runs: “DD”, “EAUTO”.
            self.in_field = False
            _check_command(self.field)

    def _on_text(self, text: str) -> None:
        if self.in_field:
            self.field += text


def _check_command(field: str) -> None:
    if _COMMAND.match(field):
        raise Refusal("command")


def _check_relation(relation: dict[str, str]) -> None:
    kind, target = relation.get("Type", "").lower(), relation.get("Target", "")
    if relation.get("TargetMode", "").lower() != "external" or kind.endswith(_ASKED):
        return
    if not _HERE.match(target):
        raise Refusal("fetches", target=printable(target[:200]))


def _check_type(kind: str) -> None:
    if any(part in kind for part in _MACRO_TYPES):
        raise Refusal("macros")
    if "vnd.ms-office.activex" in kind:
        raise Refusal("active_content")
