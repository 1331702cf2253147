"""Archives made for tests: zip, RAR 4 and RAR 5 by hand, and zips that lie."""

import io
import struct
import zipfile
import zlib


def archive(*names: str, **files: bytes) -> bytes:
    return zipped({name: "เนื้อหา".encode() for name in names} | files)


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as container:
        for name, content in files.items():
            container.writestr(name, content)
    return out.getvalue()


def rezipped(content: bytes, changes: dict[str, bytes]) -> bytes:
    """The archive with files added or replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        files = {name: container.read(name) for name in container.namelist()}
    return zipped(files | changes)


def linked_zip(target: bytes = b"/etc/passwd") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        info = zipfile.ZipInfo("ลิงก์.txt")
        info.external_attr = 0o120777 << 16
        container.writestr(info, target)
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(archive("ลับ.txt"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def patched(content: bytes, *changes: tuple[bytes, int, bytes]) -> bytes:
    """Bytes replaced at so many bytes after the first occurrence of a signature."""
    data = bytearray(content)
    for signature, offset, value in changes:
        at = data.index(signature) + offset
        data[at : at + len(value)] = value
    return bytes(data)


def lying_zip() -> bytes:
    """A file of 20 MB of zeros, listed and headed as 10 bytes."""
    small = struct.pack("<I", 10)
    content = zipped({"a.txt": bytes(20_000_000)})
    return patched(content, (b"PK\x03\x04", 22, small), (b"PK\x01\x02", 24, small))


def overlapping_zip(files: int = 200) -> bytes:
    """Many files that are all the same packed bytes: “A better zip bomb” (2019) in its simplest form."""
    one = zipped({"a.txt": bytes(200_000)})
    directory = one.index(b"PK\x01\x02")
    end = one.index(b"PK\x05\x06")
    entry, tail = one[directory:end], bytearray(one[end:])
    tail[8:12] = struct.pack("<HH", files, files)
    tail[12:16] = struct.pack("<I", len(entry) * files)
    return one[:directory] + entry * files + bytes(tail)


def zip_with_a_hidden_file() -> bytes:
    """Two files, of which the list knows the second only."""
    one, two = zipped({"a.exe": b"MZ" + bytes(60)}), zipped({"b.txt": b"b"})
    files = one[: one.index(b"PK\x01\x02")]
    directory, end = two.index(b"PK\x01\x02"), two.index(b"PK\x05\x06")
    entry = bytearray(two[directory:end])
    entry[42:46] = struct.pack("<I", len(files))
    tail = bytearray(two[end:])
    tail[16:20] = struct.pack("<I", len(files) + directory)
    return files + two[:directory] + bytes(entry) + bytes(tail)


def _vint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _block5(kind: int, flags: int, body: bytes, data: bytes = b"", extra: bytes = b"") -> bytes:
    flags |= (1 if extra else 0) | (2 if data else 0)
    head = _vint(kind) + _vint(flags)
    head += (_vint(len(extra)) if extra else b"") + (_vint(len(data)) if data else b"") + body + extra
    sized = _vint(len(head)) + head
    return struct.pack("<I", zlib.crc32(sized)) + sized + data


def rar5(
    files: dict[str, bytes], *, method: int = 0, size: int | None = None, extra: bytes = b"", end: int = 0
) -> bytes:
    """Stored files; another `method` or `size` is only claimed. `extra` is every file's, `end` are the end's flags."""
    out = b"Rar!\x1a\x07\x01\x00" + _block5(1, 0, _vint(0))
    for name, content in files.items():
        raw = name.encode()
        body = _vint(4) + _vint(len(content) if size is None else size) + _vint(0o100644)
        body += struct.pack("<I", zlib.crc32(content)) + _vint(method << 7) + _vint(1) + _vint(len(raw)) + raw
        out += _block5(2, 0, body, content, extra)
    return out + _block5(5, 0, _vint(end))


def rar5_link() -> bytes:
    target = b"/etc/passwd"
    record = _vint(5) + _vint(1) + _vint(0) + _vint(len(target)) + target
    return rar5({"ลิงก์.txt": b""}, extra=_vint(len(record)) + record)


def rar5_locked() -> bytes:
    record = _vint(1) + _vint(0) + _vint(0) + bytes([15]) + bytes(32)
    return rar5({"ลับ.pdf": bytes(32)}, extra=_vint(len(record)) + record)


def rar5_locked_names() -> bytes:
    return b"Rar!\x1a\x07\x01\x00" + _block5(4, 0, _vint(0) + _vint(0) + bytes([15]) + bytes(16)) + bytes(64)


def _block4(kind: int, flags: int, body: bytes, data: bytes = b"") -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head + data


def rar4(files: dict[str, bytes], *, flags: int = 0, method: int = 0x30) -> bytes:
    out = b"Rar!\x1a\x07\x00" + _block4(0x73, 0, bytes(6))
    for name, content in files.items():
        raw = name.encode("ascii")
        size, crc = len(content), zlib.crc32(content)
        body = struct.pack("<IIBIIBBHI", size, size, 3, crc, 0x5A21_0000, 29, method, len(raw), 0o100644)
        out += _block4(0x74, 0x8000 | flags, body + raw, content)
    return out + _block4(0x7B, 0x4000, b"")
