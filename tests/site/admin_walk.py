"""A person with a seat who opens every screen of the admin they can reach, and notes what is not Thai."""

import re
from collections import defaultdict
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests.rendered import form_data
from tests.words_on_screen import english

_ADDRESS = re.compile(r"/admin/[^\s\"'<>\\{}()|]*")
_NOT_SCREENS = re.compile(
    r"logout|jsi18n|sprite|dismissibles|editing-sessions|/api/|failwhale|/preview/|view_draft|export=|generate_url/output"
    r"|tag-autocomplete|styleguide|workflow/(action|collect)"
)
_SAME_SCREEN = {"next", "p", "describe_on_delete"}
_KEPT = ("_FORMS", "-id", "-ORDER", "-count", "token")
"""What a script or the server put into a form, not the person."""
_PAGES = frozenset({"text/html", "application/json"})


class Walk:
    """`Walk(client).explore()`; then `walk.english` tells screen → English phrases."""

    def __init__(self, client: Client, allowed: frozenset[str] = frozenset(), each: int = 1) -> None:
        self.client = client
        self.allowed = allowed
        self.each = each
        self.english: dict[str, list[str]] = {}
        self.screens: dict[str, int] = defaultdict(int)
        self._known: set[str] = set()
        self._heard: set[str] = set()

    def explore(self, start: str = "/admin/") -> None:
        """Every kind of screen that can be reached by links, a few of each kind."""
        waiting = [start]
        while waiting:
            address = waiting.pop(0)
            kind = kind_of(address)
            if kind is None or self.screens[kind] >= self.each:
                continue
            self.screens[kind] += 1
            for found in self._addresses(self.open(address)):
                if found not in self._known:
                    self._known.add(found)
                    waiting.append(found)

    def open(self, address: str) -> str:
        """One screen by its address."""
        response = self.client.get(address, follow=True)
        assert response.status_code < 500, f"{address}: {response.status_code}"
        return self.read(address, response)

    def send(self, address: str, data: dict[str, Any], **options: Any) -> str:
        """What comes back when a form is sent."""
        response = self.client.post(address, data, follow=True, **options)
        assert response.status_code < 500, f"{address}: {response.status_code}"
        return self.read(f"{address} (sent)", response)

    def send_emptied(self, address: str, selector: str) -> str:
        """The refusal of a form with nothing in it."""
        data = form_data(self.client.get(address, follow=True).content.decode(), selector)
        kept = {name: value for name, value in data.items() if name.endswith(_KEPT) or name == "next"}
        return self.send(address, kept)

    def read(self, screen: str, response: Any) -> str:
        """Note the English of an answer, each phrase where it was met first."""
        if response.headers.get("Content-Type", "").split(";")[0] not in _PAGES:
            return ""
        content = str(response.content.decode())
        new = [phrase for phrase in english(content, self.allowed) if phrase not in self._heard]
        if new:
            self._heard.update(new)
            self.english.setdefault(screen, []).extend(new)
        return content

    def _addresses(self, content: str) -> list[str]:
        found = _ADDRESS.findall(unescape(unescape(content)).replace("\\u002D", "-").replace('\\"', '"'))
        return [address for address in dict.fromkeys(found) if not _NOT_SCREENS.search(address)]


def kind_of(address: str) -> str | None:
    """What kind of screen an address opens: its view, the model it is about, the questions asked of it."""
    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.view_name in {None, ""} and match.func.__name__ == "default":
        return None
    about = [str(value) for value in match.kwargs.values() if not str(value).isdigit()]
    return " ".join([match.view_name or match.route, *about, *sorted(set(parse_qs(parts.query)) - _SAME_SCREEN)])
