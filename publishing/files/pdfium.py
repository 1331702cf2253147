"""PDFium's lock."""

import threading
from typing import Final

PDFIUM_LOCK: Final = threading.Lock()
"""Held around every use of PDFium, which must not run in two threads at once."""
