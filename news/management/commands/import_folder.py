"""`manage.py import_folder DIR`: a website of plain files as drafts, which then go the ordinary way."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from news.importing.moving.item import OldWebsite
from news.importing.moving.running import MoveInCommand
from news.importing.website_folder.website import WebsiteFolder


class Command(MoveInCommand):
    """A hand-made website copied from its server, or one Google Sites gave out. The folder holds its files, too."""

    help = "Import a folder of HTML pages and documents as drafts. Nothing is published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder and the address it had."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--address", required=True, help="address of the old website, https://www.example.go.th/")
        super().add_arguments(parser)

    def open_website(self, options: dict[str, Any]) -> OldWebsite:
        """The folder; its files are found in it unless another folder is named."""
        options["media"] = options["media"] or options["folder"]
        return WebsiteFolder(options["folder"], address=options["address"], key=options["source"])
