"""The fingerprint of a file."""

import hashlib
from typing import IO

_PIECE = 1024 * 1024


def sha256_of(file: IO[bytes]) -> str:
    """Return the SHA-256 of a whole file in hexadecimal, read in pieces; the file's position is restored."""
    position = file.tell()
    digest = hashlib.sha256()
    try:
        file.seek(0)
        while chunk := file.read(_PIECE):
            digest.update(chunk)
    finally:
        file.seek(position)
    return digest.hexdigest()
