"""The attachments of an export, on disk: tens of thousands of them are looked up by number, by place and by item."""

import json
import sqlite3
import tempfile
from pathlib import Path

from news.importing.moving.item import OldFile

_TABLE = "CREATE TABLE file (id TEXT, item TEXT, place TEXT, address TEXT, pages TEXT, title TEXT, alt TEXT)"


class FileIndex:
    """A throw-away database in the temporary folder."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="prakat-files-")
        self._base = sqlite3.connect(Path(self._folder.name) / "files.sqlite3", isolation_level=None)
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        self._base.execute(_TABLE)
        self._base.execute("BEGIN")

    def add(self, number: str, item: str, place: str, file: OldFile) -> None:
        """Keep one attachment."""
        row = (number, item, place, file.address, json.dumps(file.addresses), file.title, file.alt)
        self._base.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def ready(self) -> None:
        """All are in: make them findable."""
        self._base.execute("COMMIT")
        for column in ("id", "item", "place"):
            self._base.execute(f"CREATE INDEX file_{column} ON file ({column})")

    def by_id(self, number: str) -> OldFile | None:
        """The attachment of that number."""
        return self._one("id", number)

    def at(self, place: str) -> OldFile | None:
        """The attachment whose file lies at that path inside the folder of files."""
        return self._one("place", place)

    def of_item(self, number: str) -> list[tuple[str, OldFile]]:
        """What was uploaded to the item, with the attachments' numbers; nothing for what belongs to none (0)."""
        if number in {"", "0"}:
            return []
        rows = self._base.execute("SELECT id, address, pages, title, alt FROM file WHERE item = ? LIMIT 500", (number,))
        return [
            (key, OldFile(address, tuple(json.loads(pages)), title, alt)) for key, address, pages, title, alt in rows
        ]

    def close(self) -> None:
        """Throw it away."""
        self._base.close()
        self._folder.cleanup()

    def _one(self, column: str, value: str) -> OldFile | None:
        if not value:
            return None
        query = f"SELECT address, pages, title, alt FROM file WHERE {column} = ? LIMIT 1"  # noqa: S608  (our own names)
        row = self._base.execute(query, (value,)).fetchone()
        return OldFile(row[0], tuple(json.loads(row[1])), row[2], row[3]) if row else None
