from collections.abc import Iterator

import pytest

from publishing.files import Box
from publishing.files.check import AHEAD


@pytest.fixture(scope="session")
def box() -> Iterator[Box]:
    """A box for many files: each still has a process of its own."""
    with Box(ahead=AHEAD) as shared:
        yield shared
