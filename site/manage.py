#!/usr/bin/env python
"""Run a management command of the office website."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Put the plugin's packages after this folder on the path and hand over to Django."""
    root = str(Path(__file__).resolve().parent.parent)
    if root not in sys.path:
        sys.path.append(root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
