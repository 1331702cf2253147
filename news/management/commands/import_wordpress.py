"""`manage.py import_wordpress FILE.xml`: a WordPress website as drafts, which then go the ordinary way."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from news.importing.moving.item import OldWebsite
from news.importing.moving.running import MoveInCommand
from news.importing.wordpress.website import WordPressExport


class Command(MoveInCommand):
    """The export WordPress itself writes (Tools › Export › All content), in one file or several."""  # noqa: RUF002

    help = "Import a WordPress export (WXR) as drafts. Nothing is published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files."""
        parser.add_argument("files", type=Path, nargs="+")
        super().add_arguments(parser)

    def open_website(self, options: dict[str, Any]) -> OldWebsite:
        """The export."""
        return WordPressExport(options["files"], key=options["source"])
