"""A folder of files, as the drafts it will become: which files are texts, and which pictures go with which text."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from thai.text import normalise

TEXTS = frozenset({".txt", ".docx", ".pdf"})
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif"})

_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


@dataclass
class Bundle:
    """What becomes one draft: a text with its pictures, or a picture nobody claimed."""

    main: Path
    pictures: list[Path] = field(default_factory=list)


@dataclass
class Folder:
    """Every file of a folder and of the folders in it, each in one of three lists, in the order of their names."""

    bundles: list[Bundle]
    not_read: list[Path]
    of_the_system: list[Path]


def read_folder(root: Path) -> Folder:
    """Divide the files of a folder into drafts to be.

    A text claims the pictures of its own stem beside it and those anywhere in a folder of its stem beside it.
    """
    folder = Folder([], [], [])
    pictures: list[Path] = []
    claims: dict[Path, Bundle] = {}
    for path in _files(root):
        suffix = path.suffix.lower()
        if _is_of_the_system(path):
            folder.of_the_system.append(path)
        elif path.is_symlink() or suffix not in TEXTS | PICTURES:
            folder.not_read.append(path)
        elif suffix in PICTURES:
            pictures.append(path)
        else:
            bundle = Bundle(path)
            folder.bundles.append(bundle)
            claims.setdefault(_claim(path.with_suffix("")), bundle)
    for picture in pictures:
        claimants = (claims.get(_claim(place)) for place in (picture.with_suffix(""), *picture.parents))
        claimant = next((found for found in claimants if found is not None), None)
        if claimant is not None:
            claimant.pictures.append(picture)
        else:
            folder.bundles.append(Bundle(picture))
    folder.bundles.sort(key=lambda bundle: bundle.main)
    return folder


def _files(root: Path) -> Iterator[Path]:
    """Every file, and links to folders, which are not followed: they may lead out of the folder or back into it."""
    for place, folders, names in os.walk(root):
        folders.sort()
        links = [name for name in folders if Path(place, name).is_symlink()]
        yield from (Path(place, name) for name in sorted([*names, *links]))


def _claim(place: Path) -> Path:
    # One name may be spelt in two code sequences, and Windows sees no difference of case.
    return place.with_name(normalise(place.name).casefold()) if place.name else place


def _is_of_the_system(path: Path) -> bool:
    """Files that Windows, macOS and Word leave beside a person's own."""
    return path.name.startswith((".", "~$")) or path.name.lower() in _OF_THE_SYSTEM
