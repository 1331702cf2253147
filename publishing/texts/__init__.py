"""The text of a file as passages, each with its place in words; what could not be read is told, never left out.

Nothing here needs a database or settings, so that it can run where hostile bytes may do no harm.
"""

from publishing.texts.boxed import passages_in_box
from publishing.texts.budget import Budget
from publishing.texts.passage import Passage, Place, Unread
from publishing.texts.reader import passages

__all__ = ["Budget", "Passage", "Place", "Unread", "passages", "passages_in_box"]
