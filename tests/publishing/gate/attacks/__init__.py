"""Every class of path to the public (architecture §3), as attacks on a live page, a draft, an item under review.

An attack does what a person, a program or a mistake could do. It may raise; it never cleans up.
"""

from tests.publishing.gate.attacks import address, content, files, live_without_revision, publishing_a_revision
from tests.publishing.gate.attacks.scene import ATTACKS, Scene, live_and_draft

__all__ = [
    "ATTACKS",
    "Scene",
    "address",
    "content",
    "files",
    "live_and_draft",
    "live_without_revision",
    "publishing_a_revision",
]
