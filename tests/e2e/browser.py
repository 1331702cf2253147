"""A person at a browser: what they see, what the browser complains about, and where its requests go."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.e2e.server import PASSWORD, Server

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
DESK, PHONE = (1280, 900), (390, 844)
"""Width and height of the window, in CSS pixels: an office computer and a director's phone."""

SCREENSHOTS = Path(__file__).parent / "screenshots"
ENGLISH = re.compile(r"[A-Za-z]*[a-z]{3,}[A-Za-z]*")
NAMES = {"Banner", "bidding", "office", "Flash", "Drive", "mail"}
"""Words the office's own form and titles have in Latin letters."""

_HEIGHT = """Math.max(...[document.documentElement, ...document.querySelectorAll("body, .wrapper, main")]
  .map(element => element.scrollHeight))"""
_LEVELS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Watch:
    """What a browser did behind the page: errors on its console, and requests that left this machine."""

    def __init__(self, context: BrowserContext) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.failed: list[tuple[int, str]] = []
        self.expected: set[int] = set()
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("request", self._request)
        context.on("response", self._response)

    def expect(self, status: int) -> None:
        """A page of this test answers with this status on purpose; the browser's note about it is no error."""
        self.expected.add(status)

    def assert_clean(self) -> None:
        """Nothing was complained about and nothing left 127.0.0.1."""
        failed = [answer for answer in self.failed if answer[0] not in self.expected]
        assert not self.foreign, f"requests left this machine: {self.foreign}"
        assert not failed, f"requests failed: {failed}"
        assert not self.errors, f"errors on the console: {self.errors}"

    def _console(self, message: ConsoleMessage) -> None:
        # "Failed to load resource" repeats what `failed` knows with its status.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.errors.append(f"{message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.hostname != "127.0.0.1":
            self.foreign.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append((response.status, response.url))


class Visitor:
    """One browser window of one person, signed in or not."""

    def __init__(
        self, browser: Browser, server: Server, size: tuple[int, int] = DESK, *, javascript: bool = True
    ) -> None:
        self.server, self.size = server, size
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            java_script_enabled=javascript,
            is_mobile=size == PHONE,
            has_touch=size == PHONE,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(15_000)
        self.watch = Watch(self.context)
        self.page: Page = self.context.new_page()

    def open(self, path: str) -> Response | None:
        """Go to an address of the website."""
        return self.page.goto(self.server.url + path, wait_until="load")

    def sign_in(self, username: str) -> "Visitor":
        """By the form, with the demo's password, to the desk."""
        self.open("/admin/login/")
        self.page.locator("#id_username").fill(username)
        self.page.locator("#id_password").fill(PASSWORD)
        self.page.get_by_role("button", name="ลงชื่อเข้าใช้").click()
        self.page.wait_for_url("**/admin/")
        return self

    def text(self, selector: str = "main") -> str:
        """The words of a part of the page, as shown."""
        return self.page.locator(selector).first.inner_text()

    def shot(self, name: str, *, full: bool = True) -> None:
        """Keep a picture of the window, or of the whole page, for a person to look at.

        Wagtail's admin scrolls inside the window, so the window is made as high as what is in it.
        """
        if full:
            high = self.page.evaluate(_HEIGHT)
            self.page.set_viewport_size({"width": self.size[0], "height": min(max(high, self.size[1]), 6000)})
        self.page.screenshot(path=self.picture(name), animations="disabled")
        if full:
            self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})

    def picture(self, name: str) -> Path:
        """Where a picture of this name is kept."""
        SCREENSHOTS.mkdir(exist_ok=True)
        return SCREENSHOTS / f"{name}.png"

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than the window."""
        width: bool = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        return width

    def axe(self, include: str = "", exclude: tuple[str, ...] = ()) -> list[str]:
        """Violations of WCAG 2.2 AA and axe's best practices, each with the elements that have it."""
        context: dict[str, list[list[str]]] = {}
        if include:
            context["include"] = [[include]]
        if exclude:
            context["exclude"] = [[selector] for selector in exclude]
        results = Axe().run(self.page, context=context or None, options=_LEVELS | {"resultTypes": ["violations"]})
        return [
            f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in results.response["violations"]
            for node in rule["nodes"]
        ]

    def close(self) -> None:
        """Close the window."""
        self.context.close()


def english_words(text: str) -> list[str]:
    """Words in small Latin letters: on a Thai screen, a forgotten translation."""
    return [word for word in ENGLISH.findall(text) if word not in NAMES]
