"""Pictures that tell more than they show: where, when, by whom and with what they were taken, in every corner."""

import io
import struct
from typing import Any

import pillow_heif
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

ORIENTATION, GPS, MAKER, EXIF_IFD, MAKER_NOTE = 0x0112, 0x8825, 0x010F, 0x8769, 0x927C
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><SECRET-XMP/></x:xmpmeta>'
TELLTALE = (
    b"Exif", b"eXIf", b"EXIF", b"SECRET", b"S\0E\0C\0R\0E\0T", b"xmpmeta", b"ns.adobe.com", b"XMP ", b"Photoshop",
    b"photoshop", b"8BIM", b"GPS", b"ICC_PROFILE", b"iCCP", b"ICCP", b"tEXt", b"iTXt", b"zTXt", b"colrprof",
)  # fmt: skip
KINDS = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp", "GIF": "a.gif", "HEIF": "a.heic"}
"""What an office uploads, by Pillow's name of the format."""


def with_secrets(kind: str, *, orientation: int = 1) -> bytes:
    """A picture, red above blue, 400 x 300, with GPS, maker note, XMP, IPTC, comments and a named colour profile."""
    image = Image.new("RGB", (400, 300), "red")
    image.paste("blue", (0, 150, 400, 300))
    options = _OPTIONS[kind](_exif(image, orientation))
    out = io.BytesIO()
    if kind == "HEIF":
        pillow_heif.register_heif_opener()
    image.save(out, kind, **options)
    content = out.getvalue()
    return _with_iptc(content) if kind == "JPEG" else content


def _exif(image: Image.Image, orientation: int) -> Image.Exif:
    exif = image.getexif()
    exif[MAKER], exif[ORIENTATION] = "SECRET-CAMERA", orientation
    exif[GPS] = {1: "N", 2: (13.0, 45.0, 30.0), 3: "E", 4: (100.0, 30.0, 15.0)}
    exif[EXIF_IFD] = {MAKER_NOTE: b"SECRET-MAKER-NOTE"}
    return exif


def named_profile() -> bytes:
    """A colour profile that names the screen it is of, in UTF-16 as profiles do."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, secret = "sRGB built-in".encode("utf-16-be"), "SECRET-SCREEN".encode("utf-16-be")
    assert plain in profile
    return profile.replace(plain, secret)


def _png(exif: Image.Exif) -> dict[str, Any]:
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    info.add_text("Author", "SECRET")
    info.add_text("Comment", "SECRET" * 50, zip=True)
    return {"exif": exif, "pnginfo": info, "icc_profile": named_profile()}


_OPTIONS = {
    "JPEG": lambda exif: {"exif": exif, "xmp": XMP, "comment": b"SECRET", "icc_profile": named_profile()},
    "PNG": _png,
    "WEBP": lambda exif: {"exif": exif, "xmp": XMP, "icc_profile": named_profile()},
    "GIF": lambda exif: {"comment": b"SECRET"},
    "HEIF": lambda exif: {"exif": exif.tobytes(), "xmp": XMP},
}


def _with_iptc(jpeg: bytes) -> bytes:
    """The JPEG with an author in IPTC, as news agencies write it, and a second picture behind its end."""
    record = b"\x1c\x02\x50" + struct.pack(">H", 13) + b"SECRET-AUTHOR"
    resource = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0"
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + jpeg[2:] + b"SECRET-FILM"
