"""ZIP archives: the names, the comment and the text of every file inside."""

from collections.abc import Iterator
from typing import IO

from publishing.texts.budget import Budget
from publishing.texts.office import Open, embedded
from publishing.texts.package import Package, decoded_name
from publishing.texts.passage import Passage, Unread, place


def passages(file: IO[bytes], budget: Budget, read_file: Open) -> Iterator[Passage | Unread]:
    """Yield the text of everything in an archive, each with the name of the file it stands in."""
    package = Package(file, budget)
    if package.comment.strip():
        yield Passage(place("archive_comment"), package.comment)
    for entry in package.entries:
        yield from embedded(package, entry, decoded_name(entry), budget, read_file)
