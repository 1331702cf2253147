"""Office files made for tests, with parts added to them, and compound files by hand."""

import io
import struct
from functools import cache

from docx import Document
from openpyxl import Workbook

from tests.publishing.files.archives import zipped

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)


@cache
def docx() -> bytes:
    document = Document()
    document.add_paragraph("ประกาศสำนักงาน")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def xlsx(rows: int = 1) -> bytes:
    book = Workbook()
    for row in range(rows):
        book.active.append([row, "โรงเรียน"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pptx() -> bytes:
    slide = '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:t>แผนงาน</p:t></p:sld>'
    return zipped({"[Content_Types].xml": TYPES, "ppt/presentation.xml": slide.encode()})


def word_body(inner: str) -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body><w:p>{inner}</w:p></w:body></w:document>'.encode()


def relation(kind: str, target: str) -> bytes:
    """A list of relations with one that is elsewhere."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l11;</x>'.encode()


def native(name: str, content: bytes) -> bytes:
    """An Ole10Native stream: a file dragged into a document."""
    label = name.encode("cp874") + b"\0"
    inner = b"\x02\0" + label + b"C:\\" + label + b"\0\0\x03\0" + struct.pack("<I", len(label)) + label
    inner += struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(inner)) + inner


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file (MS-CFB, version 3) with these streams in its root, each padded to 4096 bytes."""
    free, last, no_stream = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
    padded = {name: data + bytes(max(0, 4096 - len(data))) for name, data in streams.items()}
    directory_sectors = -(-(len(streams) + 1) // 4)
    fat = [0xFFFFFFFD, *range(2, directory_sectors + 1), last]
    sectors = []
    entries = [_entry("Root Entry", 5, 1 if streams else no_stream, last, 0)]
    for number, (name, data) in enumerate(padded.items(), 1):
        count = -(-len(data) // 512)
        start = len(fat)
        fat += [*range(start + 1, start + count), last]
        right = number + 1 if number < len(padded) else no_stream
        entries.append(_entry(name, 2, no_stream, start, len(data), right))
        sectors.append(data + bytes(count * 512 - len(data)))
    assert len(fat) <= 128, "one sector of table is enough for tests"
    fat += [free] * (128 - len(fat))
    entries += [bytes(128)] * (directory_sectors * 4 - len(entries))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    return header + struct.pack("<128I", *fat) + b"".join(entries) + b"".join(sectors)


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    data = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
    data += struct.pack("<III", 0xFFFFFFFF, right, child) + bytes(36)
    return data + struct.pack("<IQ", start, size)
