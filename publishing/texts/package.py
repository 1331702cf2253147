"""Office files as what they are: zips of XML parts (ISO/IEC 29500-2), read as a stream without building trees."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import IO, Any, Literal, NamedTuple

from lxml import etree

from publishing.texts.budget import Budget, CannotRead

_CHUNK = 64 * 1024
_UTF8_NAME = 0x800
_EXTERNAL = re.compile(r"^(?:mailto:|tel:|https?:)", re.IGNORECASE)


class Event(NamedTuple):
    """A start or an end of an element, or text between; names and attributes without their namespaces."""

    kind: Literal["start", "end", "text"]
    name: str = ""
    text: str = ""
    attributes: Mapping[str, str] | None = None

    def attribute(self, name: str) -> str:
        """Return the value of an attribute, "" without it."""
        return (self.attributes or {}).get(name, "")


class _Target:
    """Takes what the parser sees; keeps it only until the next piece of the file is read."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        named = {name: value for name, value in attributes.items() if name[0] != "{"}
        if len(named) < len(attributes):
            # Where both stand, the relation (`r:id`) and not the element's own `id`.
            named |= {_local(name): value for name, value in attributes.items() if name[0] == "{"}
        self.events.append(Event("start", _local(tag), attributes=named))

    def end(self, tag: str) -> None:
        self.events.append(Event("end", _local(tag)))

    def data(self, text: str) -> None:
        self.events.append(Event("text", text=text))

    def doctype(self, *_declared: Any) -> None:
        # Office writes none; whoever does declares entities that multiply or that fetch files.
        raise CannotRead("damaged")

    def comment(self, text: str) -> None:
        """Comments of the XML are seen by nobody."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Nor are instructions to programs."""

    def close(self) -> None:
        """Nothing is left over."""


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


def decoded_name(info: zipfile.ZipInfo) -> str:
    """Return an entry's name as it was typed: Windows in Thai writes Windows-874 or UTF-8 without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


class Package:
    """The parts of one Office file."""

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        """Open it; raise CannotRead if it is no zip or is locked."""
        try:
            self._zip = zipfile.ZipFile(file)
        except Exception as error:
            # A broken directory raises anything.
            raise CannotRead("damaged") from error
        self.budget = budget
        self.names = sorted(self._zip.NameToInfo)

    @property
    def comment(self) -> str:
        """The comment of the archive as a whole."""
        return self._zip.comment.decode("utf-8", errors="replace")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def named(self, pattern: str) -> list[str]:
        """Return the names of the parts that match a pattern whole, numbers in their order."""
        found = [name for name in self.names if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: [int(part) if part.isdigit() else 0 for part in re.split(r"(\d+)", name)])

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """Every entry that is a file; a name may come twice, and each of them is there to be unpacked."""
        return [entry for entry in self._zip.infolist() if not entry.is_dir()]

    def pieces(self, part: str | zipfile.ZipInfo) -> Iterator[bytes]:
        """Unpack a part piece by piece, on the budget; raise CannotRead if it cannot be done."""
        info = self._zip.getinfo(part) if isinstance(part, str) else part
        if info.flag_bits & 1:
            raise CannotRead("locked")
        self.budget.spend_file()
        try:
            with self._zip.open(info) as unpacked:
                while piece := unpacked.read(_CHUNK):
                    self.budget.spend_unpacked(len(piece))
                    yield piece
        except (CannotRead, GeneratorExit):
            raise
        except Exception as error:
            # zipfile and its decompressors raise anything on wrong data.
            raise CannotRead("damaged") from error

    def read(self, part: str | zipfile.ZipInfo) -> bytes:
        """Unpack a whole part."""
        return b"".join(self.pieces(part))

    def events(self, name: str) -> Iterator[Event]:
        """Parse an XML part; raise CannotRead if it is not well formed or declares a document type."""
        target = _Target()
        parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True, huge_tree=False)
        try:
            for piece in self.pieces(name):
                parser.feed(piece)
                yield from target.events
                target.events.clear()
            parser.close()
        except etree.XMLSyntaxError as error:
            raise CannotRead("damaged") from error
        yield from target.events

    def relations(self, name: str) -> dict[str, str]:
        """Return the parts a part refers to, by the name it uses for each; what lies outside is left out."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self:
            return {}
        return {
            event.attribute("Id"): posixpath.normpath(posixpath.join("/", folder, event.attribute("Target")))[1:]
            for event in self.events(path)
            if event.name == "Relationship" and event.kind == "start" and event.attribute("TargetMode") != "External"
        }

    def links(self, path: str) -> list[str]:
        """Return the addresses outside that a part's relations name; of mail and telephone without the scheme."""
        return [
            event.attribute("Target").removeprefix("mailto:").removeprefix("tel:")
            for event in self.events(path)
            if event.attribute("TargetMode") == "External" and _EXTERNAL.match(event.attribute("Target"))
        ]
