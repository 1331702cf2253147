"""Thai is complete: every source string has its Thai, and what is compiled is what is written."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted(
    [*ROOT.glob("*/locale/th/LC_MESSAGES/django*.po"), *ROOT.glob("site/*/locale/th/LC_MESSAGES/django*.po")]
)
WAGTAIL_THAI = ROOT / "site/wagtail_thai/locale/th/LC_MESSAGES/django.po"
HOMES = {path.parents[3] for path in CATALOGUES}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def name(path: Path) -> str:
    return f"{path.parents[3].relative_to(ROOT)}-{path.stem}"


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_catalogue__is_complete(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_catalogue__keeps_the_placeholders(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        if not entry.msgid_plural:
            assert set(PLACEHOLDER.findall(entry.msgid)) == set(PLACEHOLDER.findall(entry.msgstr)), entry.msgid


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_catalogue__is_compiled(path: Path) -> None:
    written = {
        (entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(str(path)) if not entry.msgid_plural
    }
    compiled = {
        (entry.msgctxt, entry.msgid): entry.msgstr
        for entry in polib.mofile(str(path.with_suffix(".mo")))
        if not entry.msgid_plural
    }
    assert written == compiled, "run `make messages`"


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_catalogue__knows_every_string_of_the_code(path: Path) -> None:
    """Strings given to gettext in Python; those of templates are gathered by `make messages`."""
    known = {entry.msgid for entry in polib.pofile(str(path))}
    call = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)*)"\s*\)')
    missing = set()
    for source in path.parents[3].rglob("*.py"):
        home = next(folder for folder in source.parents if folder in HOMES)
        if home == path.parents[3] and "migrations" not in source.parts and "config" not in source.parts:
            missing |= {text for text in call.findall(source.read_text(encoding="utf-8")) if text not in known}
    assert missing == set(), "run `make messages`"


def test_words_of_wagtail__never_speak_over_an_app() -> None:
    """The site's folders come before the apps': the same source string with other Thai would change our screens."""
    spoken = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(str(WAGTAIL_THAI))}
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            if entry.msgstr and path.stem == WAGTAIL_THAI.stem:
                assert spoken.get((entry.msgctxt, entry.msgid), entry.msgstr) == entry.msgstr, (name(path), entry.msgid)
