"""The shape of the repository: what no linter looks at. No database; a few seconds."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("thai", "offices", "approvals", "publishing", "news", "opendata")
"""The plugin, from the lowest layer up."""
FORBIDDEN_FOLDERS = {"utils", "helpers", "common", "core", "base", "misc"}
LONGEST_MODULE = 300
LONGEST_TEST_MODULE = 500
LONGEST_FUNCTION = 45
THIS_FILE = "tests/test_repository.py"

FORBIDDEN_TEXT = {
    "a path of somebody's machine": re.compile(r"(?<![\w.])/(?:home|Users|root|work|workspace|mnt)/[\w.-]+/|/tmp/w\b"),
    "an index address in a requirement": re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host"),
    "the host of a package registry": re.compile(
        r"\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|pypi\.python\.org)\b"
    ),
    "a content delivery network": re.compile(
        r"\b(?:cdn\.jsdelivr\.net|unpkg\.com|cdnjs\.cloudflare\.com|fonts\.googleapis\.com|fonts\.gstatic\.com)\b"
    ),
    "a conflict marker": re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE),
}


@cache
def tracked() -> tuple[str, ...]:
    """Files of the project: tracked, or new and not ignored; of a working copy without git, everything visible."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return tuple(sorted(name for name in listed if name and (ROOT / name).is_file()))


@cache
def modules() -> tuple[tuple[str, str, ast.Module], ...]:
    """Name, text and syntax tree of every module but migrations."""
    names = [name for name in tracked() if name.endswith(".py") and "/migrations/" not in name]
    texts = [(name, (ROOT / name).read_text(encoding="utf-8")) for name in names]
    return tuple((name, text, ast.parse(text)) for name, text in texts)


def texts() -> Iterator[tuple[str, str]]:
    """Every file that is text."""
    for name in tracked():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content[:8000]:
            yield name, content.decode("utf-8", errors="replace")


def readme_sentences() -> dict[str, str]:
    """Folder → sentence, from the table of folders in the README."""
    rows = re.findall(r"^\| `([\w.]+)/` \| (.+) \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def contract() -> dict[str, object]:
    """import-linter's part of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


def app_names() -> dict[str, str]:
    """Path of each apps.py → the app's dotted name."""
    found = {}
    for name, text, _tree in modules():
        if name.endswith("/apps.py"):
            match = re.search(r'^    name = "([\w.]+)"$', text, re.MULTILINE)
            assert match, name
            found[name] = match[1]
    return found


def test_import_contract__names_every_app() -> None:
    roots = set(contract()["root_packages"])
    apps = app_names()
    assert len(apps) >= 7
    assert {path: app for path, app in apps.items() if app.split(".")[0] not in roots} == {}


def test_import_contract__layers_are_the_readmes_order() -> None:
    layers = [layer for layer in contract()["contracts"][0]["layers"] if layer in PACKAGES]
    assert layers == list(reversed(PACKAGES))
    assert [folder for folder in readme_sentences() if folder in PACKAGES] == layers


def test_site__is_a_folder_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    code = "import site; print(site.__file__); site.getsitepackages()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not done.stdout.startswith(str(ROOT / "site"))


def test_folders__have_a_subject() -> None:
    folders = {part for name in tracked() for part in Path(name).parts[:-1]}
    stems = {Path(name).stem for name in tracked() if name.endswith(".py")} - {
        "base"
    }  # settings/base.py, templates' kin
    assert folders & FORBIDDEN_FOLDERS == set()
    assert stems & FORBIDDEN_FOLDERS == set()
    base_modules = {name for name in tracked() if Path(name).name == "base.py"}
    assert base_modules <= {"site/config/settings/base.py"}


def test_top_level_folders__stand_in_the_readme() -> None:
    folders = {Path(name).parts[0] for name in tracked() if len(Path(name).parts) > 1}
    assert folders == set(readme_sentences())


@pytest.mark.parametrize("package", PACKAGES)
def test_package_sentence__equals_the_readmes(package: str) -> None:
    docstring = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8")))
    assert docstring == readme_sentences()[package]


def test_package_sentence__of_site_and_tests_equals_the_readmes() -> None:
    assert readme_sentences()["site"] in " ".join((ROOT / "site" / "README.md").read_text(encoding="utf-8").split())
    docstring = ast.get_docstring(ast.parse((ROOT / "tests" / "__init__.py").read_text(encoding="utf-8")))
    assert docstring == readme_sentences()["tests"]


def test_modules__are_short() -> None:
    long = {}
    for name, text, _tree in modules():
        lines, limit = text.count("\n"), LONGEST_TEST_MODULE if name.startswith("tests/") else LONGEST_MODULE
        if lines > limit:
            long[name] = lines
    assert long == {}


def test_functions__are_short() -> None:
    long = {}
    for name, _text, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{name}:{node.lineno} {node.name}"] = lines
    assert long == {}


def test_tests__are_packages() -> None:
    folders = {str(Path(name).parent) for name in tracked() if name.startswith("tests/") and name.endswith(".py")}
    assert {folder for folder in folders if not (ROOT / folder / "__init__.py").exists()} == set()


def test_texts__hold_nothing_of_the_machine_they_were_written_on() -> None:
    found = [
        f"{name}: {what}: {match[0]!r}"
        for name, text in texts()
        if name != THIS_FILE
        for what, pattern in FORBIDDEN_TEXT.items()
        if (match := pattern.search(text)) and not (name == "Makefile" and "--no-emit" in text[: match.end() + 40])
    ]
    assert found == []


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_locked_requirements__carry_hashes_and_no_addresses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) > 10
    assert [entry.split()[0] for entry in entries if not re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==\S+", entry)] == []
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert " @ " not in text


BROUGHT_ALONG = {
    "lxml": "python-docx",
    "pydantic-core": "pydantic",
    "django-filter": "wagtail",
    "django-modelcluster": "wagtail",
    "django-taggit": "wagtail",
    "django-treebeard": "wagtail",
    "modelsearch": "wagtail",
    "beautifulsoup4": "wagtail",
    "boto3": "django-storages",
    "laces": "wagtail",
    "numpy": "opencv-python-headless",
    "pydantic_core": "pydantic",
    "referencing": "jsonschema",
    "requests": "wagtail",
    "Willow": "wagtail",
}
"""Distributions we import that come with one of our direct dependencies, which cannot do without them."""
EXTRAS: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]


@pytest.mark.parametrize("folder", [*PACKAGES, "site", "site/config/demo", "tests"])
def test_requirements__name_everything_imported(folder: str) -> None:
    # The demo and the tests run where the developers' list is installed; a server installs base alone.
    lists = ["base", "dev"] if folder in {"site/config/demo", "tests"} else ["base"]
    wanted = {_plain(name) for name in BROUGHT_ALONG}
    for listed in lists:
        text = (ROOT / "requirements" / f"{listed}.in").read_text(encoding="utf-8")
        wanted |= {_plain(name) for name in re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)}
    # What an extra of the plugin brings is imported only where it is installed.
    wanted |= {_plain(re.split(r"[\[<>=]", name)[0]) for names in EXTRAS.values() for name in names}
    owners = importlib.metadata.packages_distributions()
    missing: dict[str, str] = {}
    for name, _text, tree in modules():
        if name.startswith(f"{folder}/") and (folder != "site" or not name.startswith("site/config/demo/")):
            for package in _imported(tree) & owners.keys():
                if not {_plain(owner) for owner in owners[package]} & wanted:
                    missing.setdefault(package, name)
    assert missing == {}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _imported(tree: ast.Module) -> set[str]:
    nodes = list(ast.walk(tree))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.split(".")[0] for name in plain | froms}


def test_wheel__lists_exactly_the_plugins_packages() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert sorted(build["targets"]["wheel"]["packages"]) == sorted(PACKAGES)


def test_makefile__doors_have_a_word_of_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    described = set(re.findall(r"^([a-z0-9-]+):.*## ", text, re.MULTILINE))
    assert set(phony[1].split()) == described
