"""The documentation names what there is: settings, licences, blocks, commands; and its links lead somewhere."""

import ast
import importlib.metadata
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "site" / "README.md"])
LARGEST_PICTURE = 200_000


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def environment_variables() -> set[str]:
    """Names read through `env.<type>("NAME")` in the settings modules."""
    found = set()
    for path in (ROOT / "site" / "config" / "settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                if isinstance(owner, ast.Name) and owner.id == "env" and isinstance(node.args[0], ast.Constant):
                    found.add(str(node.args[0].value))
    return found


def required_settings() -> set[str]:
    """Names that a system check of the plugin asks for."""
    return {
        name
        for path in ("approvals/checks.py", "publishing/checks.py")
        for name in re.findall(r'"(WAGTAIL\w+)":', read(path))
    }


def direct_dependencies(name: str) -> list[str]:
    lines = [line.strip() for line in read(f"requirements/{name}.in").splitlines()]
    return [re.split(r"[\[<>=~!;\s]", line)[0] for line in lines if line and not line.startswith(("#", "-"))]


@cache
def licence_rows() -> dict[str, list[str]]:
    """Package in lower case → the cells of its row."""
    rows = [line.strip("| \n").split(" | ") for line in read("docs/licences.md").splitlines() if line.startswith("| ")]
    return {row[0].lower(): row for row in rows}


def test_settings__every_environment_variable_is_documented() -> None:
    documented = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", read("docs/settings.md"), re.MULTILINE))
    assert len(environment_variables()) >= 10
    assert environment_variables() - documented == set()


def test_settings__no_variable_is_documented_that_nothing_reads() -> None:
    section = read("docs/settings.md").split("## What the plugin requires")[0]
    documented = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", section, re.MULTILINE))
    assert documented - environment_variables() == {"DJANGO_SETTINGS_MODULE"}


def test_settings__what_the_checks_require_is_documented_and_shown_for_installation() -> None:
    assert len(required_settings()) >= 6
    assert {name for name in required_settings() if f"`{name}`" not in read("docs/settings.md")} == set()
    assert {name for name in required_settings() if f"{name} = " not in read("docs/install.md")} == set()


@pytest.mark.parametrize("name", ["base", "dev"])
def test_licences__every_dependency_has_its_line(name: str) -> None:
    packages = direct_dependencies(name)
    assert len(packages) > 10
    assert [package for package in packages if package.lower() not in licence_rows()] == []
    assert [package for package in packages if len(licence_rows()[package.lower()][1]) < 3] == []


@pytest.mark.parametrize("package", sorted({*direct_dependencies("base"), *direct_dependencies("dev")}))
def test_licences__agree_with_the_installed_package(package: str) -> None:
    expression = importlib.metadata.metadata(package).get("License-Expression")
    assert expression is None or expression in licence_rows()[package.lower()][1]


def test_installation__names_every_block_the_plugins_templates_fill() -> None:
    templates = [*ROOT.glob("news/templates/**/*.html"), *ROOT.glob("publishing/templates/publishing/*.html")]
    public = [text for path in templates if '{% extends "base.html" %}' in (text := path.read_text(encoding="utf-8"))]
    filled = {block for text in public for block in re.findall(r"\{% block (\w+)", text)}
    assert "main" in filled
    assert {block for block in filled if f"| `{block}` |" not in read("docs/install.md")} == set()


def test_commands__of_ours_are_documented() -> None:
    commands = {
        path.stem
        for path in ROOT.glob("*/management/commands/*.py")
        if path.stem != "__init__" and path.parts[-4] in {"offices", "approvals", "publishing", "news", "opendata"}
    }
    documented = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert commands >= {"audit_site", "verify_ledger", "publish_scheduled", "sync_access", "procedures"}
    assert {name for name in commands if f"manage.py {name}" not in documented} == set()


def test_workflow__names_every_phase_outcome_and_record() -> None:
    from approvals.api import Outcome
    from publishing.models import RecordKind
    from publishing.status import Phase

    text = read("docs/edition_workflow.md")
    words = {*(phase.value for phase in Phase), *(o.value for o in Outcome), *(kind.value for kind in RecordKind)}
    assert {word for word in words if f"`{word}`" not in text} == set()


def test_decisions__have_their_four_parts_and_a_line_in_the_list() -> None:
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    listed = re.findall(r"\]\((0\d{3}-[\w-]+\.md)\)", read("docs/decisions/README.md"))
    assert [page.name for page in pages] == listed
    for number, page in enumerate(pages, start=1):
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {number:04d} – ")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
            "Context", "Decision", "Consequences", "Rejected alternatives",
        ]  # fmt: skip
        assert len(text.splitlines()) <= 60


def test_glossary__is_long_enough_and_names_things_that_exist() -> None:
    rows = [line for line in read("docs/glossary.md").splitlines() if line.startswith("| ") and "ไทย |" not in line]
    assert len(rows) >= 60
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("thai", "offices", "approvals", "publishing", "news", "opendata", "site/users")
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts
    )
    names = {
        name for row in rows for code in re.findall(r"`([^`]+)`", row) for name in re.findall(r"[A-Za-z_]\w+", code)
    }
    modules = {path.stem for path in ROOT.glob("*/**/*.py") if ".venv" not in str(path)}
    from_elsewhere = {"manage", "py", "is_superuser", "User", "Revision", "go_live_at", "expire_at"}
    known = set(re.findall(r"[A-Za-z_]\w+", source)) | modules | from_elsewhere
    assert names - known == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links__lead_to_files_and_headings(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _hash, heading = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists() or (heading and heading not in _anchors(file)):
            broken.append(target)
    assert broken == []


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_pictures__are_small_and_used() -> None:
    pictures = sorted((DOCS / "images").glob("*.png"))
    used = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert pictures
    assert len(pictures) <= 10
    assert [picture.name for picture in pictures if picture.stat().st_size > LARGEST_PICTURE] == []
    assert [picture.name for picture in pictures if f"images/{picture.name}" not in used] == []


def test_readme__shows_the_two_commands_and_the_demo_accounts() -> None:
    from config.demo.office import _PEOPLE, PASSWORD, SHORT_NAME

    text = read("README.md")
    blocks = re.findall(r"```sh\n(.+?)\n```", text, re.DOTALL)
    assert blocks == ["make run", "make test"]
    accounts = set(re.findall(r"^\| `([a-z.]+)` \|", text, re.MULTILINE))
    assert accounts - {"admin"} <= set(_PEOPLE)
    assert f"`{PASSWORD}`" in text
    assert SHORT_NAME not in text
