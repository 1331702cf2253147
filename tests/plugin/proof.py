"""`make plugin`: install the wheel in a project Wagtail has just begun, by docs/install.md to the letter, and publish.

Outside the checkout, in an environment that has the locked packages and the wheel, and nothing else of ours. One item
of a type the project defines itself goes through the whole course over HTTP; list, page, API, feed, site map and card
show it, and the gate stops whoever goes past it.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.plugin.browser import Person
from tests.plugin.reading import Step, steps

ROOT = Path(__file__).resolve().parents[2]
TITLE = "ประกาศวันหยุดทำการเป็นกรณีพิเศษ"
TEXT = "สำนักงานหยุดทำการในวันดังกล่าว"
PASSWORD = "of-an-invented-person"
BODY = (
    '{"blocks": [{"key": "a", "text": "%s", "type": "unstyled", "depth": 0, '
    '"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
)
MEMO = {
    "memo_track": "web",
    "memo_target_site": "group",
    "memo_telephone": "0 2000 0000",
    "memo_topic": "media",
    "memo_detail": "ขอเผยแพร่ประกาศ",
    "memo_delivery": "upload",
}


class Project:
    """The project that grows in a folder of its own while the page is followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = folder / "environment"
        self.work = folder / "work"
        self.work.mkdir()
        (folder / "prakat").symlink_to(ROOT)
        venv.create(self.environment, with_pip=True)
        # The locked packages, by a path file: they are what `make setup` has installed, and no index is asked.
        site = next((self.environment / "lib").glob("python*/site-packages"))
        (site / "locked.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
        bins = [str(self.environment / "bin"), str(Path(sys.executable).parent)]
        known = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DJANGO", "PRAKAT"))
        }
        self.variables = known | {"PATH": os.pathsep.join([*bins, os.environ["PATH"]]), "PYTHONWARNINGS": "ignore"}

    @property
    def site(self) -> Path:
        """The folder Wagtail has made."""
        return self.work / "mysite"

    def follow(self, step: Step) -> None:
        """Do what the page says."""
        match step.verb:
            case "sh":
                self.run(["sh", "-e", "-c", step.text], self._place(step.text))
            case "shell":
                self.shell(step.text)
            case "append":
                path = self.site / step.path
                path.write_text(f"{path.read_text(encoding='utf-8')}\n{step.text}", encoding="utf-8")
            case _:
                (self.site / step.path).write_text(step.text, encoding="utf-8")

    def _place(self, text: str) -> Path:
        if text.startswith("pip wheel"):
            return self.folder / "prakat"
        return self.work if "wagtail start" in text else self.site

    def shell(self, text: str) -> str:
        """Words for `manage.py shell`; what it prints."""
        return self.run(["python", "manage.py", "shell", "--verbosity", "0"], self.site, text)

    def run(self, command: list[str], place: Path, text: str = "") -> str:
        """Raises SystemExit with everything the command said when it fails."""
        done = subprocess.run(
            command, cwd=place, input=text, env=self.variables, capture_output=True, text=True, check=False
        )
        if done.returncode or "Traceback" in done.stderr:
            raise SystemExit(f"{' '.join(command)[:400]}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[str]:
        """The project's own development server; its address."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        log = (self.folder / "server.log").open("w+", encoding="utf-8")
        command = ["python", "manage.py", "runserver", "--noreload", str(port)]
        server = subprocess.Popen(command, cwd=self.site, env=self.variables, stdout=log, stderr=log)
        try:
            _wait_for(address, server)
            yield address
        except BaseException:
            log.seek(0)
            print(log.read()[-4000:])
            raise
        finally:
            server.terminate()
            server.wait(20)
            log.close()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _second in range(240):
        if server.poll() is not None:
            raise SystemExit("the server has stopped")
        try:
            httpx.get(f"{address}/robots.txt", timeout=30)
        except httpx.TransportError:
            time.sleep(0.25)
        else:
            return
    raise SystemExit("the server does not answer")


def publish(address: str, section: str) -> str:
    """One item from the provider's editor to the public; the path of its page."""
    provider = Person(address, "provider", PASSWORD)
    fields = {"title": TITLE, "information_type": "pr_news", "body": BODY % TEXT} | MEMO
    editor = "form#w-editor-form, form[data-edit-form]"
    saved = provider.send(f"/admin/pages/add/home/noticepage/{section}/", editor, **fields)
    number = re.search(r"/pages/(\d+)/", str(saved.url))
    assert number, f"not saved: {saved.url}"
    screen = provider.link(f"/admin/pages/{number[1]}/edit/", "/submit/")
    questions = re.findall(r'name="(answer-[\w-]+)"', provider.read(screen))
    provider.send(screen, 'form:has([name="seen"])', sign="1", **dict.fromkeys(questions, "yes"))
    for name, outcome in (("head", "approve"), ("uploader", "acknowledge"), ("uploader", "publish")):
        assert TITLE not in httpx.get(f"{address}/feeds/atom.xml").text, "public before its time"
        person = Person(address, name, PASSWORD)
        review = person.link("/admin/publishing/desk/", "/review/")
        person.send(review, 'form:has([name="task_state"])', outcome=outcome)
    (found,) = httpx.get(f"{address}/feeds/feed.json").json()["items"]
    return str(httpx.URL(found["url"]).path)


def look(address: str, path: str) -> None:
    """What the public and the machines see."""
    card = ""
    for shown in ("/administration/", path, "/api/v2/pages/", "/feeds/full-rss.xml", "/news-sitemap.xml"):
        response = httpx.get(f"{address}{shown}", timeout=60)
        assert response.status_code == 200, f"{shown}: {response.status_code}"
        assert TITLE in response.text or TITLE in response.content.decode("unicode_escape", "ignore"), shown
        if shown == path:
            assert TEXT in response.text
            card = re.findall(r'property="og:image" content="[^"]*?(/cards/[^"]+)"', response.text)[-1]
    drawn = httpx.get(f"{address}{card}", timeout=60)
    assert drawn.headers["content-type"] == "image/png", drawn.text
    assert TITLE in httpx.get(f"{address}/archive/", timeout=60).text


PAST_THE_GATE = """
from home.models import NoticePage
from publishing.api import Refused
from publishing.gate.oracle import violations
page = NoticePage.objects.get(live=True)
page.title = "แก้โดยไม่มีใครอนุมัติ"
try:
    page.save()
except Refused:
    print("refused")
print("violations", list(violations()))
"""


def main() -> None:
    """The whole proof; says how long each part took."""
    folder, began = Path(tempfile.mkdtemp(prefix="prakat-plugin-")), time.monotonic()
    kept_before = (ROOT / "dist").exists()
    try:
        project = Project(folder)
        for step in steps():
            project.follow(step)
            print(
                f"{time.monotonic() - began:6.1f} s  {step.verb} {step.path or step.text.splitlines()[0]}", flush=True
            )
        where = project.run(["python", "-c", "import publishing; print(publishing.__file__)"], project.site)
        assert where.startswith(str(project.environment)), f"not the wheel: {where}"
        people = Path(__file__).with_name("people.py").read_text(encoding="utf-8")
        section = project.shell(people).split("section=")[1].split()[0]
        with project.served() as address:
            path = publish(address, section)
            print(f"{time.monotonic() - began:6.1f} s  published {path}", flush=True)
            look(address, path)
        assert project.shell(PAST_THE_GATE).split("\n")[:2] == ["refused", "violations []"]
        print(f"{time.monotonic() - began:6.1f} s  the plugin works in a project of its own")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if not kept_before:
            shutil.rmtree(ROOT / "dist", ignore_errors=True)


if __name__ == "__main__":
    main()
