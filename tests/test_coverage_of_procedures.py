"""Every rule of the five procedures has its line in docs/coverage-of-procedures.md; every test named there exists."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "coverage-of-procedures.md"
RULES = {"CPN1": 6, "S11": 25, "LOEI3": 21, "S12": 9, "RYG2": 20}
"""How many numbered rules each procedure has."""
IDS = [f"{office}-R{number:02d}" for office, count in RULES.items() for number in range(1, count + 1)]


def lines() -> dict[str, str]:
    """Rule id → its line."""
    rows = re.findall(r"^\| ([A-Z0-9]+-R\d\d) \|(.+)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


@pytest.mark.parametrize("rule", IDS)
def test_rule__has_a_line_that_says_how_it_is_met(rule: str) -> None:
    line = lines()[rule]
    assert "organisational" in line or "`tests/" in line


def test_page__names_only_rules_there_are() -> None:
    assert set(lines()) == set(IDS)


def test_page__names_only_tests_there_are() -> None:
    missing = []
    for path, function in set(re.findall(r"`(tests/[\w/.]+?)(?:::(\w+))?`", PAGE.read_text(encoding="utf-8"))):
        file = ROOT / path
        found = file.exists() and (not function or f"def {function}(" in file.read_text(encoding="utf-8"))
        if not found:
            missing.append(f"{path}::{function}")
    assert sorted(missing) == []


@pytest.mark.parametrize("path", sorted((ROOT / "approvals" / "procedures").glob("*.yaml")), ids=lambda path: path.stem)
def test_procedure__cites_rules_of_its_own_office_only(path: Path) -> None:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    cited = {
        rule
        for track in document["tracks"].values()
        for stage in (*track["stages"], *track.get("afterwards", []))
        for rule in stage["rules"]
    }
    assert cited
    assert cited <= {rule for rule in IDS if rule.startswith(document["procedure"])}
