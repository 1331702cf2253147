"""Small PDF files with Thai text, written by hand: a font without outlines but with a map to Unicode."""

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /All def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0020> <00FF> <0020> <0E00> <0EFF> <0E00> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def build_pdf(*pages: list[str]) -> bytes:
    """Return a PDF with one line of text per string; a page of no lines has no text, like a scan."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (6 + 2 * index) for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Thai /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Thai /DW 500"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(TO_UNICODE),
    ]
    for index, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (7 + 2 * index)
        )
        shown = [b"<%s> Tj 0 -20 Td" % line.encode("utf-16-be").hex().encode() for line in lines]
        objects.append(_stream(b"BT /F 14 Tf 50 800 Td\n" + b"\n".join(shown) + b"\nET" if lines else b""))
    return _file(objects)


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
