"""What an uploaded file is, judged by its content and never by its name, and whether it may be published.

Nothing here touches a database or a storage. Hostile bytes are parsed in a box (`sandbox`), never in the server.
"""

from publishing.files.check import Inspection, check_upload, inspect_upload
from publishing.files.facts import Facts
from publishing.files.fingerprint import sha256_of
from publishing.files.limits import DOCUMENT_LIMIT, IMAGE_LIMIT, MEGABYTE, PIXEL_LIMIT, Kind, Limits
from publishing.files.pdfium import PDFIUM_LOCK
from publishing.files.problems import FileProblem
from publishing.files.sandbox import Box

__all__ = [
    "DOCUMENT_LIMIT",
    "IMAGE_LIMIT",
    "MEGABYTE",
    "PDFIUM_LOCK",
    "PIXEL_LIMIT",
    "Box",
    "Facts",
    "FileProblem",
    "Inspection",
    "Kind",
    "Limits",
    "check_upload",
    "inspect_upload",
    "sha256_of",
]
