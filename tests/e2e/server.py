"""A real server over a real database file, and a person's HTTP session with it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "prakat-demo"

_START_SECONDS = 300
"""Migrations and the demo's story included, on a slow machine."""


class Server:
    """`manage.py` over its own folder of data, served on a free port by the demo's own server."""

    def __init__(self, var: Path) -> None:
        self.var = var
        inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PRAKAT_DEBUG"}}
        self.environment = inherited | {"PRAKAT_VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
        self.database = var / "prakat.sqlite3"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A management command; its output is returned, never hidden."""
        return self._run("site/manage.py", *words)

    def python(self, script: str) -> str:
        """Run a script with the project on its path; what it printed. Raises AssertionError with its error output."""
        done = self._run("-c", script)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment | {"PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self) -> None:
        """Serve, and wait until it answers. Raises RuntimeError with the end of its log when it does not."""
        with (self.var / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "site/manage.py", "serve_demo", "--port", str(self.port)],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.url + "/", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        self.kill()
        raise RuntimeError(self.log()[-3000:])

    def log(self) -> str:
        """Everything the server has said."""
        return (self.var / "server.log").read_text(errors="replace")

    def stop(self) -> None:
        """End the server in order, as Ctrl-C does; by force when it does not go."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.kill()
        self.process = None

    def kill(self) -> None:
        """`kill -9` for everything we started, at one stroke: the demo command, the web server, its workers."""
        if self.process is None:
            return
        family = _family_of(self.process.pid)
        for pid in family:
            with contextlib.suppress(ProcessLookupError):  # it has ended by itself
                os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=30)
        self.process = None
        while any(Path(f"/proc/{pid}").exists() for pid in family):
            time.sleep(0.005)


def _family_of(pid: int) -> list[int]:
    """A process and all that descend from it, the youngest first (so that no parent can mourn a child)."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # pid (name) state parent …; the name may contain anything, brackets included
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(status.parent.name))
    family = [pid]
    for member in family:
        family.extend(children.get(member, []))
    return family[::-1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Person:
    """A signed-in browser without a screen: cookies and forms."""

    def __init__(self, server: Server, username: str, password: str = PASSWORD) -> None:
        self.server = server
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        page = self.get("/admin/login/")
        self.post("/admin/login/", {"username": username, "password": password, "next": "/admin/"}, page)
        assert "sessionid" in {cookie.name for cookie in self.cookies}, f"{username} could not sign in"

    def get(self, path: str) -> str:
        """The page as text. Raises HTTPError for an answer that is not a page."""
        with self.opener.open(self.server.url + path, timeout=30) as response:
            return str(response.read().decode())

    def post(self, path: str, fields: dict[str, str], page: str = "") -> str:
        """Send a form with the token of the page it stands on. Raises HTTPError for a refusal."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page or self.get(path))
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token.group(1) if token else ""}).encode()
        request = urllib.request.Request(self.server.url + path, data, {"Referer": self.server.url + path})
        with self.opener.open(request, timeout=30) as response:
            return str(response.read().decode())
