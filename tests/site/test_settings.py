"""Production does not start unsafely: each case asks a real process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "k9-Zr3!vQx7_Lm2pWc8^Tn5yBd4&Hj6sFg1aEu0iRo"
GOOD = {"PRAKAT_SECRET_KEY": SECRET, "PRAKAT_ALLOWED_HOSTS": "office.example", "PRAKAT_DEBUG": "false"}


def check(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PRAKAT_", "DJANGO_", "DATABASE_"))
    }
    return subprocess.run(
        [sys.executable, "site/manage.py", "check", "--settings=config.settings.production", *arguments],
        cwd=ROOT,
        env=kept | {"PRAKAT_VAR_DIR": str(tmp_path), "PYTHONUTF8": "1"} | GOOD | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_production__starts_with_good_values(tmp_path: Path) -> None:
    result = check(tmp_path, "--deploy", "--fail-level", "ERROR")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("unsafe", "named"),
    [
        ({"PRAKAT_SECRET_KEY": "demo-only-secret-key-never-for-production"}, "PRAKAT_SECRET_KEY"),
        ({"PRAKAT_SECRET_KEY": "short"}, "PRAKAT_SECRET_KEY"),
        ({"PRAKAT_SECRET_KEY": ""}, "PRAKAT_SECRET_KEY"),
        ({"PRAKAT_DEBUG": "true"}, "PRAKAT_DEBUG"),
        ({"PRAKAT_ALLOWED_HOSTS": "*"}, "PRAKAT_ALLOWED_HOSTS"),
        ({"PRAKAT_ALLOWED_HOSTS": "office.example,*"}, "PRAKAT_ALLOWED_HOSTS"),
        ({"PRAKAT_ALLOWED_HOSTS": ""}, "PRAKAT_ALLOWED_HOSTS"),
    ],
    ids=["demo secret", "short secret", "no secret", "debug", "any host", "any host among others", "no host"],
)
def test_production__refuses(tmp_path: Path, unsafe: dict[str, str], named: str) -> None:
    result = check(tmp_path, **unsafe)
    assert result.returncode != 0
    message = result.stderr.strip().splitlines()[-1]
    assert "ไม่เริ่มระบบ" in message
    assert named in message
    others = {"PRAKAT_SECRET_KEY", "PRAKAT_DEBUG", "PRAKAT_ALLOWED_HOSTS"} - {named}
    assert not any(other in message for other in others)


def test_production__names_every_problem_at_once(tmp_path: Path) -> None:
    result = check(tmp_path, PRAKAT_SECRET_KEY="insecure", PRAKAT_DEBUG="true", PRAKAT_ALLOWED_HOSTS="*")
    message = result.stderr.strip().splitlines()[-1]
    assert all(name in message for name in ("PRAKAT_SECRET_KEY", "PRAKAT_DEBUG", "PRAKAT_ALLOWED_HOSTS"))


def test_demo__does_not_accept_production_settings_for_its_commands(tmp_path: Path) -> None:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PRAKAT_", "DJANGO_", "DATABASE_"))
    }
    result = subprocess.run(
        [sys.executable, "site/manage.py", "serve_demo", "--settings=config.settings.production"],
        cwd=ROOT,
        env=kept | {"PRAKAT_VAR_DIR": str(tmp_path), "PYTHONUTF8": "1"} | GOOD,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode != 0
    assert "เฉพาะโหมดสาธิต" in result.stderr
    assert not list(tmp_path.iterdir())
