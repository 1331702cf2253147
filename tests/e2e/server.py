"""A real server over a real database file, and a person's HTTP session with it."""

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


class Server:
    """`manage.py` over its own folder of data, served on a free port by the demo's own server."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.environment = os.environ | {"PRAKAT_VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A management command; its output is returned, never hidden."""
        return subprocess.run(
            [sys.executable, "site/manage.py", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def start(self) -> None:
        """Serve, and wait until it answers."""
        log = (self.var / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "site/manage.py", "serve_demo", "--port", str(self.port)],
            cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        log.close()
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(self.url + "/", timeout=5):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        raise RuntimeError((self.var / "server.log").read_text(errors="replace")[-3000:])

    def stop(self, how: int = signal.SIGTERM) -> None:
        """End the server and its workers, all of which we started."""
        if self.process is not None:
            os.killpg(self.process.pid, how)
            self.process.wait(timeout=30)
            self.process = None


class Person:
    """A signed-in browser without a screen: cookies and forms."""

    def __init__(self, server: Server, username: str) -> None:
        self.server = server
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        page = self.get("/admin/login/")
        self.post("/admin/login/", {"username": username, "password": PASSWORD, "next": "/admin/"}, page)

    def get(self, path: str) -> str:
        """The page as text."""
        with self.opener.open(self.server.url + path, timeout=30) as response:
            return str(response.read().decode())

    def post(self, path: str, fields: dict[str, str], page: str = "") -> str:
        """Send a form with the token of the page it stands on."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page or self.get(path))
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token.group(1) if token else ""}).encode()
        request = urllib.request.Request(self.server.url + path, data, {"Referer": self.server.url + path})
        with self.opener.open(request, timeout=30) as response:
            return str(response.read().decode())
