"""A procedure as written in a file: YAML with the line of every heading, and what is wrong with the writing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

import yaml

from approvals.procedure_schema.faults import Fault, faults_of
from approvals.procedure_schema.words import Path, path_in_words

_MOST_NODES = 200_000
"""More parts than any procedure has: a file that repeats itself without end."""

_PROBLEMS = {
    "found character '\\t'": ("ใช้อักขระแท็บเยื้องบรรทัดไม่ได้", "เปลี่ยนแท็บเป็นช่องว่าง"),
    "mapping values are not allowed": ("มีเครื่องหมาย : เกินในบรรทัด หรือเยื้องบรรทัดไม่ตรงกัน", "ใส่ข้อความที่มี : ในเครื่องหมายคำพูด"),
    "could not find expected ':'": ("ขาดเครื่องหมาย : หลังหัวข้อ", "เขียนเป็น หัวข้อ: ค่า"),
    "found undefined alias": ("อ้างชื่อ * ที่ไม่ได้ตั้งไว้ด้วย &", "ตั้งชื่อด้วย & ก่อนใช้"),
    "expected <block end>": ("เยื้องบรรทัดไม่ตรงกับบรรทัดก่อนหน้า", "จัดให้หัวข้อระดับเดียวกันเริ่มที่คอลัมน์เดียวกัน"),
    "expected ',' or": ("วงเล็บไม่ครบ หรือขาดจุลภาคในวงเล็บ", "ปิดวงเล็บ [ ] หรือ { } ให้ครบ"),
    "found unexpected end of stream": ("จบไฟล์ก่อนปิดเครื่องหมายคำพูดหรือวงเล็บ", "ปิดเครื่องหมายให้ครบ"),
    "expected a single document": ("มีหลายเอกสารในไฟล์เดียว", "ลบเส้น --- หรือแยกเป็นคนละไฟล์"),
    "could not determine a constructor": ("ค่าที่เขียนไม่ใช่ชนิดที่ใช้ได้", "ลบเครื่องหมาย ! หน้าค่า"),
}


@dataclass(frozen=True, slots=True)
class Located:
    """A fault with the file and the line it stands on."""

    file: str
    line: int
    place: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.place}: {self.fault}"


@dataclass(slots=True)
class Source:
    """A document read from a file, its printed forms with it, and where each part stands."""

    file: File
    document: Any = None
    lines: dict[Path, tuple[str, int]] = field(default_factory=dict)
    writing: list[Fault] = field(default_factory=list)

    def faults(self) -> list[Located]:
        """Everything wrong with it, in the order of the lines; with nothing wrong, what keeps it out of force."""
        found = list(self.writing)
        if self.document is not None or not found:
            judged = faults_of(self.document)
            found += [fault for fault in judged if not (found and fault.keeps_out)]
        once: dict[Any, Located] = {}
        for located in map(self._located, found):  # a part used twice by & and * is wrong once
            once.setdefault((located.file, located.line, located.fault.what), located)
        return sorted(once.values(), key=lambda item: (item.file != self.file.name, item.file, item.line))

    def _located(self, fault: Fault) -> Located:
        path = fault.path
        while path and path not in self.lines:
            path = path[:-1]
        file, line = self.lines.get(path, (self.file.name, 1))
        return Located(file, line, path_in_words(fault.path, self.document), fault)


def read_source(file: File) -> Source:
    """The file and the printed forms it names, read; what cannot be read is among its faults."""
    source = Source(file)
    source.document = _read(file, source, ())
    forms = source.document.get("forms") if isinstance(source.document, dict) else None
    if isinstance(forms, dict):
        read = {key: _form(source, key, form) for key, form in forms.items()}
        source.document = source.document | {"forms": {key: form for key, form in read.items() if form is not None}}
    return source


def _form(source: Source, key: Any, form: Any) -> Any:
    """A printed form, from beside the document when it is named by its file."""
    if not isinstance(form, str):
        return form
    path: Path = ("forms", str(key))
    if (source.file.parent / form).is_file():
        return _read(source.file.parent / form, source, path)
    mend = f"วางไฟล์ไว้ข้าง {source.file.name} หรือแก้ชื่อไฟล์"
    source.writing.append(Fault(path, f"ไม่พบไฟล์แบบพิมพ์ {form}", mend))
    return None


def _read(file: File, source: Source, path: Path) -> Any:
    try:
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is None:
            source.writing.append(Fault(path, "ไฟล์ว่าง", "เริ่มจากแนวทางตัวอย่างใน approvals/procedures"))
            return None
        _Lines(source, file.name).walk(node, path)
        return None if any(fault.what == _ENDLESS for fault in source.writing) else yaml.safe_load(text)
    except OSError:
        source.writing.append(Fault(path, f"เปิดไฟล์ {file} ไม่ได้", "ตรวจชื่อไฟล์และสิทธิการอ่าน"))
    except UnicodeDecodeError:
        source.writing.append(Fault(path, f"{file.name} ไม่ใช่ข้อความ UTF-8", "บันทึกไฟล์ใหม่เป็น UTF-8"))
    except yaml.YAMLError as error:
        source.writing.append(_syntax_fault(error, source, file.name, path))
    return None


_ENDLESS = "ไฟล์อ้างตัวเองวนซ้ำ หรือใหญ่เกินไป"


@dataclass(slots=True)
class _Lines:
    """Walks what is written, noting lines and headings that stand twice."""

    source: Source
    file: str
    nodes: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)

    def walk(self, node: yaml.Node, path: Path, above: tuple[int, ...] = ()) -> None:
        """Note the node and what is in it."""
        self.nodes += 1
        if id(node) in above or self.nodes > _MOST_NODES:
            self._end(path)
            return
        self.source.lines.setdefault(path, (self.file, node.start_mark.line + 1))
        within = (*above, id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in self._pairs(node, path):
                self.source.lines.setdefault((*path, key.value), (self.file, key.start_mark.line + 1))
                self.walk(value, (*path, key.value), within)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self.walk(item, (*path, index), within)

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """The headings written here, then those merged in by <<."""
        merged: list[yaml.Node] = []
        first: dict[str, int] = {}
        for key, value in node.value:
            if key.tag == "tag:yaml.org,2002:merge":
                merged += value.value if isinstance(value, yaml.SequenceNode) else [value]
                continue
            line = key.start_mark.line + 1
            if str(key.value) in first and (id(node), line) not in self.seen:
                self.seen.add((id(node), line))
                self.source.lines[(*path, key.value)] = (self.file, line)
                what = f"หัวข้อ {key.value} ซ้ำกับบรรทัด {first[str(key.value)]}"
                self.source.writing.append(Fault((*path, key.value), what, "รวมเป็นหัวข้อเดียว"))
            first.setdefault(str(key.value), line)
            yield key, value
        for other in merged:
            if isinstance(other, yaml.MappingNode):
                yield from ((key, value) for key, value in other.value if str(key.value) not in first)

    def _end(self, path: Path) -> None:
        if all(fault.what != _ENDLESS for fault in self.source.writing):
            self.source.writing.append(Fault(path, _ENDLESS, "ตัดชื่ออ้าง * ที่อยู่ในตัวเอง"))


def _syntax_fault(error: yaml.YAMLError, source: Source, file: str, path: Path) -> Fault:
    mark = getattr(error, "problem_mark", None)
    text = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    what, mend = next(
        (said for part, said in _PROBLEMS.items() if part in text),
        ("รูปแบบ YAML ไม่ถูกต้อง", "ตรวจเครื่องหมายและการเยื้องในบรรทัดนี้"),
    )
    where: Path = (*path, "YAML")
    if mark is not None:
        source.lines[where] = (file, mark.line + 1)
        what = f"{what} (คอลัมน์ {mark.column + 1})"
    return Fault(where, f"อ่านเป็น YAML ไม่ได้: {what}", mend)
