"""Counting faces with OpenCV's bundled detector, where the extra `prakat[faces]` is installed.

It finds faces that look into the camera and misses many others; it also sees some where there are none. So the number
only ever makes somebody look again.
"""

import threading
from functools import cache
from importlib.util import find_spec
from typing import Any

from PIL import Image

_MODEL = "haarcascade_frontalface_default.xml"
_NEIGHBOURS = 6
"""How many overlapping finds make a face: the more, the fewer false alarms."""
_SMALLEST = 24
"""Pixels: the detector was taught with faces of this size."""

_FLAT = 16
"""Of 256 shades: less is one colour, in which nobody is seen."""

_local = threading.local()


@cache
def can_count() -> bool:
    """Whether the detector is installed."""
    return find_spec("cv2") is not None


def count_faces(grey: Image.Image) -> int | None:
    """Faces in a grey picture that stands upright; None where the detector is not installed."""
    if not can_count():
        return None
    import cv2
    import numpy as np

    shades = np.asarray(grey)
    if int(shades.max()) - int(shades.min()) < _FLAT:
        return 0
    even = cv2.equalizeHist(shades)
    smallest = max(_SMALLEST, max(grey.size) // 25)
    found = _detector().detectMultiScale(even, scaleFactor=1.15, minNeighbors=_NEIGHBOURS, minSize=(smallest, smallest))
    return len(found)


def _detector() -> Any:
    """One a thread: OpenCV's may not be shared."""
    if not hasattr(_local, "detector"):
        import cv2
        import cv2.data

        _local.detector = cv2.CascadeClassifier(cv2.data.haarcascades + _MODEL)
    return _local.detector
