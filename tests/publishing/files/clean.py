"""Good files as offices send them; each must pass."""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from publishing.files.limits import Kind
from tests.publishing.files import offices, pdfs, pictures
from tests.publishing.files.archives import archive, rar4, rar5, rezipped, zipped
from tests.publishing.files.offices import docx, xlsx
from tests.publishing.files.pdfs import pdf, set_pdf
from tests.publishing.files.pictures import animation, picture

ENTRY_OF_MACOS = b"\x00\x05\x16\x07" + bytes(100)


@dataclass(frozen=True)
class Good:
    """One good file."""

    title: str
    name: str
    found: str
    make: Callable[[], bytes]

    @property
    def kind(self) -> Kind:
        return "document" if self.found in {"pdf", "docx", "xlsx", "pptx", "zip", "rar"} else "image"


def jpeg_of_a_telephone() -> bytes:
    """EXIF with a place, and a film behind the picture."""
    exif = Image.Exif()
    exif[0x010F] = "กล้อง"
    exif[0x8825] = {1: "N", 2: (13.0, 44.0, 0.0)}
    return picture("jpeg", exif=exif) + b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(500)


def zip_of_windows() -> bytes:
    """Thai names in the code page of Thai Windows, not said to be so."""
    out = io.BytesIO()
    name = "ประกาศ.pdf".encode("cp874")
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("x" * len(name), pdf())
    return out.getvalue().replace(b"x" * len(name), name)


def zip_written_to_a_pipe() -> bytes:
    """Sizes stand behind each file, as when the writer cannot go back."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.content = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.content += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("ประกาศ.pdf", pdf())
        container.writestr("ตาราง.csv", "ลำดับ,โรงเรียน\n" * 50)
    return bytes(pipe.content)


def workbook_in_a_document() -> bytes:
    link = offices.relation("hyperlink", "https://www.example.go.th/")
    own = offices.relation("attachedTemplate", r"file:///C:\Users\a\แม่แบบ.dotx").replace(b"rId1", b"rId2")
    return rezipped(
        docx(),
        {
            "word/embeddings/Microsoft_Excel_Sheet.xlsx": xlsx(),
            "word/embeddings/oleObject1.bin": offices.compound({"\x01Ole10Native": offices.native("ก.pdf", pdf())}),
            "word/_rels/extra.xml.rels": link,
            "word/_rels/settings.xml.rels": own,
        },
    )


def form_to_fill() -> bytes:
    return pdfs.raw_pdf(
        b"<< /FT /Tx /T (name) /Subtype /Widget /Rect [0 0 99 20] >>",
        catalog=b"/AcroForm << /Fields [4 0 R] >>",
        page=pdfs.PAGE.replace(b"/Type /Page", b"/Type /Page /Annots [4 0 R]"),
    )


def pdf_that_mentions_scripts() -> bytes:
    """Words are no deeds: a title and a font that are only called so."""
    return pdfs.raw_pdf(
        b"<< /Title (/JavaScript /S /Launch) /JS (x) >>",
        page=pdfs.PAGE.replace(b"/Type /Page", b"/Type /Page /Resources << /Font << /JS << /Type /Font >> >> >>"),
        trailer=b"/Info 4 0 R",
    )


def zip64() -> bytes:
    """As large archives are written, though this one is small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container, container.open("a.txt", "w", force_zip64=True) as file:
        file.write("ข้อมูล".encode())
    return out.getvalue()


def aligned_zip() -> bytes:
    """Zeros between the list and the files, as tools that align files leave them."""
    content = archive("a.txt")
    directory, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    tail = bytearray(content[end:])
    tail[16:20] = struct.pack("<I", directory + 100)
    return content[:directory] + bytes(100) + content[directory:end] + bytes(tail)


CLEAN = (
    Good("typeset", "ประกาศผลการคัดเลือก ๒๕๖๘.pdf", "pdf", set_pdf),
    Good("pages of nothing", "ประกาศ.PDF", "pdf", lambda: pdf(3)),
    Good("with blanks behind", "scanner.pdf", "pdf", lambda: pdf() + b"\r\n" + bytes(2000)),
    Good("objects packed", "a.pdf", "pdf", lambda: pdfs.in_object_stream(set_pdf())),
    Good("may be read, not changed", "a.pdf", "pdf", lambda: pdfs.encrypted_pdf(owner="เจ้าของ", user="")),
    Good("form to fill in", "แบบคำขอ.pdf", "pdf", form_to_fill),
    Good("with a table attached", "a.pdf", "pdf", lambda: pdfs.carrying("ตาราง.xlsx", xlsx())),
    Good("with data attached", "a.pdf", "pdf", lambda: pdfs.carrying("invoice.xml", b"<x/>")),
    Good("speaks of scripts", "a.pdf", "pdf", pdf_that_mentions_scripts),
    Good("letter", "บันทึกข้อความ.docx", "docx", docx),
    Good("with a workbook and links", "a.docx", "docx", workbook_in_a_document),
    Good("workbook", "แผน.xlsx", "xlsx", xlsx),
    Good("long workbook", "แผน.xlsx", "xlsx", lambda: xlsx(20_000)),
    Good("slides", "นำเสนอ.pptx", "pptx", offices.pptx),
    Good("of many files", "เอกสารทั้งหมด.zip", "zip", lambda: zipped({
        "ประกาศ/หน้า ๑.pdf": set_pdf(), "ประกาศ/": b"", "แผน.docx": docx(), "ภาพ/ก.jpg": picture("jpeg"),
        "อ่านก่อน.txt": "สวัสดี".encode("cp874"), "ตาราง.csv": "ลำดับ,ชื่อ".encode("utf-16")})),
    Good("stored", "a.zip", "zip", lambda: zipped({"a.pdf": set_pdf(), "b.pdf": pdf()}, zipfile.ZIP_STORED)),
    Good("of Windows", "a.zip", "zip", zip_of_windows),
    Good("of macOS", "a.zip", "zip", lambda: zipped({
        "ก.pdf": pdf(), "__MACOSX/._ก.pdf": ENTRY_OF_MACOS, ".DS_Store": b"\0\0\0\x01Bud1" + bytes(90)})),
    Good("written to a pipe", "a.zip", "zip", zip_written_to_a_pipe),
    Good("of the large form", "a.zip", "zip", zip64),
    Good("aligned", "a.zip", "zip", aligned_zip),
    Good("empty", "a.zip", "zip", archive),
    Good("letter called zip", "renamed.zip", "docx", docx),
    Good("of RAR 5", "เอกสาร.rar", "rar", lambda: rar5({"ประกาศ.pdf": set_pdf(), "โฟลเดอร์/ก.txt": "ก".encode()})),
    Good("of RAR 4", "a.rar", "rar", lambda: rar4({"a.pdf": pdf(), "dir\\b.txt": b"b"})),
    Good("photograph", "ภาพกิจกรรม.jpg", "jpeg", lambda: picture("jpeg")),
    Good("in steps", "ภาพ.JPEG", "jpeg", lambda: picture("jpeg", progressive=True)),
    Good("of a telephone", "IMG_0001.jpg", "jpeg", jpeg_of_a_telephone),
    Good("of print", "a.jpg", "jpeg", lambda: cmyk()),
    Good("drawing", "a.png", "png", lambda: picture("png")),
    Good("sixteen bits", "a.png", "png", pictures.deep_png),
    Good("moving", "a.png", "png", lambda: animation("png")),
    Good("web", "a.webp", "webp", lambda: picture("webp")),
    Good("without loss", "a.webp", "webp", lambda: picture("webp", lossless=True)),
    Good("moving", "a.webp", "webp", lambda: animation("webp")),
    Good("small", "a.gif", "gif", lambda: picture("gif")),
    Good("moving", "a.gif", "gif", lambda: animation("gif")),
    Good("telephone", "IMG_0002.HEIC", "heic", pictures.heic),
    Good("telephone by its other name", "a.heif", "heic", pictures.heic),
)  # fmt: skip


def cmyk() -> bytes:
    out = io.BytesIO()
    pictures.noise().convert("CMYK").save(out, "jpeg")
    return out.getvalue()
