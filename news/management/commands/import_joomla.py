"""`manage.py import_joomla DUMP.sql`: a Joomla website as drafts, which then go the ordinary way."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from news.importing.joomla.website import JoomlaDump
from news.importing.moving.item import OldWebsite
from news.importing.moving.running import MoveInCommand


class Command(MoveInCommand):
    """The database as phpMyAdmin exports it (SQL, the ready-made settings); no extension is needed in Joomla."""

    help = "Import the articles of a Joomla website from a dump of its database as drafts. Nothing is published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The dump, and what it does not say itself."""
        parser.add_argument("dump", type=Path)
        parser.add_argument("--address", required=True, help="address of the old website, https://www.example.go.th/")
        parser.add_argument(
            "--prefix", default="", help="letters before its tables, where the dump holds several sites"
        )
        super().add_arguments(parser)

    def open_website(self, options: dict[str, Any]) -> OldWebsite:
        """The dump."""
        return JoomlaDump(options["dump"], address=options["address"], key=options["source"], prefix=options["prefix"])
