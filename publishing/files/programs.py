"""Programs: what a computer would run, told by its first bytes or by its name."""

from typing import Final

from publishing.files.names import extension_of

RUN_BY_NAME: Final = frozenset({
    "ade", "adp", "apk", "app", "appx", "bas", "bat", "chm", "class", "cmd", "com", "cpl", "deb", "dex", "dll", "dmg",
    "docm", "dotm", "elf", "exe", "gadget", "hlp", "hta", "inf", "ins", "isp", "jar", "js", "jse", "jsp", "lnk",
    "mde", "msc", "msi", "msix", "msp", "mst", "ocx", "php", "pif", "pkg", "pl", "potm", "ppam", "ppsm", "pptm",
    "ps1", "ps2", "psc1", "psd1", "psm1", "py", "pyw", "rb", "reg", "rpm", "scf", "scr", "sct", "settingcontent-ms",
    "sh", "shb", "shs", "sldm", "sys", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "vxd", "wasm", "wsc", "wsf", "wsh",
    "xla", "xlam", "xll", "xlsm", "xltm",
})  # fmt: skip
"""Extensions a double click would run."""

_STARTS = (
    b"MZ",  # Windows
    b"\x7fELF",
    b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe",
    # the line above: macOS, Java
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a Windows shortcut
    b"dex\n",
    b"\x00asm",
    b"ITSF",
    b"FWS", b"CWS", b"ZWS",  # Flash
)  # fmt: skip


def is_program(head: bytes) -> bool:
    """Whether the first bytes are those of a program, script or shortcut."""
    return head.startswith(_STARTS)


def is_called_program(name: str) -> bool:
    """Whether the name's extension makes a computer run it."""
    return extension_of(name.rstrip(". ")) in RUN_BY_NAME


def has_windows_program(content: bytes) -> bool:
    """Whether a Windows program stands anywhere in the bytes (PE format: “MZ”, and where byte 60 points, “PE”)."""
    at = content.find(b"MZ")
    while at >= 0:
        header = at + int.from_bytes(content[at + 60 : at + 64], "little")
        if content[header : header + 4] == b"PE\0\0":
            return True
        at = content.find(b"MZ", at + 1)
    return False
