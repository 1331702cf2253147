"""`seed_demo` and `serve_demo` at their edges; the whole of it is walked by `make run` and the browser tests."""

import socket
import subprocess
import sys
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from approvals.api import Request
from config.demo.office import PASSWORD
from config.demo.welcome import ACCOUNTS, columns, welcome
from config.management.commands import serve_demo
from tests.world import Story


@pytest.mark.parametrize("command", ["seed_demo", "serve_demo"])
@pytest.mark.parametrize("value", [False, None, "yes"])
def test_command__outside_demo_mode(story: Story, settings: Any, command: str, value: Any) -> None:
    settings.PRAKAT_DEMO = value
    with pytest.raises(CommandError, match="เฉพาะโหมดสาธิต"):
        call_command(command)
    assert not Request.objects.exists()


def test_serve__port_taken() -> None:
    with socket.socket() as taken:
        taken.bind((serve_demo.HOST, 0))
        taken.listen()
        with pytest.raises(CommandError, match=r"พอร์ต \d+ ใช้ไม่ได้"):
            serve_demo.refuse_taken_port(taken.getsockname()[1])


def test_serve__port_free() -> None:
    with socket.socket() as probe:
        probe.bind((serve_demo.HOST, 0))
        port = probe.getsockname()[1]
    serve_demo.refuse_taken_port(port)


def test_follow_port__moves_the_site_to_the_port_served(story: Story) -> None:
    serve_demo.follow_port(8123)
    assert Site.objects.get().port == 8123
    serve_demo.follow_port(8123)
    assert Site.objects.get().root_url == "http://testserver:8123"


def test_stop_server__ends_it_and_waits() -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    serve_demo.stop_server(child)
    assert child.returncode is not None
    serve_demo.stop_server(child)


def test_stop_server__by_force_when_it_does_not_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve_demo, "_STOP_SECONDS", 0.2)
    script = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, start_new_session=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        serve_demo.stop_server(child)
    assert child.returncode is not None


def test_wait_until_listening__returns_when_the_server_has_died() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    serve_demo.wait_until_listening(child, 1)


def test_welcome__names_addresses_password_and_every_account(story: Story) -> None:
    text = welcome("http://127.0.0.1:8000")
    assert "http://127.0.0.1:8000/admin/" in text
    assert PASSWORD in text
    assert all(name in text and role in text for name, role in ACCOUNTS)
    assert {name for name, _role in ACCOUNTS} - {"admin"} <= set(story.people)


def test_columns__counts_what_a_terminal_shows() -> None:
    assert columns("ที่นี่") == 2
    assert columns("admin") == 5
