"""PDF files made for tests, object by object."""

import io
import zlib
from functools import cache

import pikepdf
import pypdfium2
import typst

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def raw_pdf(*more: bytes, catalog: bytes = b"", page: bytes = PAGE, trailer: bytes = b"") -> bytes:
    """One page; `catalog` and `trailer` are entries, `more` are objects from number 4."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog, PAGES, page, *more]
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in offsets)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def pdf(pages: int = 1) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@cache
def set_pdf() -> bytes:
    """Two pages of Thai set by the typesetter the offices' forms are set with."""
    source = '#set text(font: "Sarabun", lang: "th")\n= ประกาศสำนักงาน\nเรื่อง ผลการคัดเลือก\n#pagebreak()\nหน้าที่สอง'
    return typst.compile(source.encode())


def locked_pdf() -> bytes:
    """A PDF with an opening password: the standard security handler with keys that match nothing."""
    keys = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>"
    return raw_pdf(keys, trailer=b"/Encrypt 4 0 R /ID [<00> <00>]")


def saved(document: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    document.save(out, **how)
    return out.getvalue()


def encrypted_pdf(**passwords: str) -> bytes:
    with pikepdf.open(io.BytesIO(set_pdf())) as document:
        return saved(document, encryption=pikepdf.Encryption(R=6, **passwords))


def in_object_stream(content: bytes) -> bytes:
    """The same file with its objects packed, so that no name stands in the open."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return saved(document, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)


def carrying(name: str, content: bytes) -> bytes:
    """A PDF with a file attached."""
    with pikepdf.open(io.BytesIO(set_pdf())) as document:
        document.attachments[name] = pikepdf.AttachedFileSpec(document, content, filename=name)
        return saved(document)


def bomb(layers: int = 1, megabytes: int = 120) -> bytes:
    """A page whose content unpacks to far more than it is."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 1_000_000) for _ in range(megabytes)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    filters = b"/Filter [%s]" % (b"/FlateDecode " * layers)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    return raw_pdf(stream(data, filters), page=page)


def object_stream_bomb() -> bytes:
    """The file's own table of objects is the bomb: whoever opens it unpacks it."""
    data = zlib.compress(bytes(120_000_000), 9)
    body = b"%PDF-1.7\n"
    at = len(body)
    entries = b"/Type /XRef /Size 10000000 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode"
    return body + b"5 0 obj\n" + stream(data, entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def scan_between_texts() -> bytes:
    """Three pages, the second of which is only a picture."""
    picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    image = picture + b" /Length 1 >>\nstream\n\0\nendstream"
    content = stream(b"q 500 0 0 700 9 9 cm /I Do Q")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
    scan = raw_pdf(image, content, page=page + b" /Resources << /XObject << /I 4 0 R >> >> >>")
    with pikepdf.open(io.BytesIO(set_pdf())) as document, pikepdf.open(io.BytesIO(scan)) as scanned:
        document.pages.insert(1, scanned.pages[0])
        return saved(document)
