"""ClamAV through clamd: a file's bytes are sent to it, and its word is believed (protocol: clamd(8), INSTREAM)."""

import socket
import struct
from dataclasses import dataclass
from typing import IO, Final, Literal

_SECONDS: Final = 60
"""How long one read or write may take: clamd scans after the last byte."""
_PIECE: Final = 256 * 1024

VirusState = Literal["clean", "infected", "not_configured", "not_checked"]


@dataclass(frozen=True, slots=True)
class VirusCheck:
    """What the virus scanner said."""

    state: VirusState
    """`not_checked`: a scanner is configured and could not be asked, or could not look at the file."""
    detail: str = ""
    """The virus' name, or why the file could not be checked, in the scanner's or the system's words."""


def check_viruses(file: IO[bytes], address: str) -> VirusCheck:
    """Ask the clamd at `address`: `unix:/run/clamav/clamd.ctl`, `tcp:127.0.0.1:3310`, or “” for none.

    Never raises for what the scanner does. Raises ValueError for an address of another form.
    """
    if not address:
        return VirusCheck("not_configured")
    family, place = place_of(address)
    position = file.tell()
    try:
        with socket.socket(family) as scanner:
            scanner.settimeout(_SECONDS)
            scanner.connect(place)
            return _verdict(_ask(scanner, file))
    except OSError as error:
        return VirusCheck("not_checked", str(error))
    finally:
        file.seek(position)


def place_of(address: str) -> tuple[socket.AddressFamily, str | tuple[str, int]]:
    """The socket's family and address. Raises ValueError for anything but `unix:/path` and `tcp:host:port`."""
    kind, _colon, rest = address.partition(":")
    host, _colon, port = rest.rpartition(":")
    if kind == "unix" and rest.startswith("/"):
        return socket.AF_UNIX, rest
    if kind == "tcp" and host and port.isdigit():
        return socket.AF_INET, (host, int(port))
    raise ValueError(f"no address of a clamd: {address!r}")


def _ask(scanner: socket.socket, file: IO[bytes]) -> str:
    file.seek(0)
    try:
        scanner.sendall(b"zINSTREAM\0")
        while piece := file.read(_PIECE):
            scanner.sendall(struct.pack(">I", len(piece)) + piece)
        scanner.sendall(struct.pack(">I", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has heard enough (StreamMaxLength) and says so
    answer = b""
    while b"\0" not in answer and (piece := scanner.recv(4096)):
        answer += piece
    return answer.split(b"\0")[0].decode("utf-8", "replace")


def _verdict(answer: str) -> VirusCheck:
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return VirusCheck("clean")
    if said.endswith(" FOUND"):
        return VirusCheck("infected", said.removesuffix(" FOUND"))
    return VirusCheck("not_checked", said or "no answer")
