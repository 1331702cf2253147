"""A person at a browser, over HTTP: sees a form, changes something in it, sends it back."""

from typing import Any

import httpx
from bs4 import BeautifulSoup

from tests.rendered import form_data


class Person:
    """Somebody who is signed in to the administration."""

    def __init__(self, address: str, name: str, password: str) -> None:
        self.client = httpx.Client(base_url=address, follow_redirects=True, timeout=60)
        self.send("/admin/login/", 'form:has([name="password"])', username=name, password=password)

    def read(self, path: str) -> str:
        """A page. Fails unless it answers with 200."""
        response = self.client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}\n{response.text[-3000:]}"
        return response.text

    def send(self, path: str, form: str, **changes: Any) -> httpx.Response:
        """The form of that page with these changes; where it led to."""
        page = self.client.get(path)
        response = self.client.post(str(page.url), data=form_data(page.text, form) | changes, headers=self._from(page))
        assert response.status_code == 200, f"{path}: {response.status_code}\n{_words(response.text)[-3000:]}"
        return response

    def link(self, path: str, part: str) -> str:
        """The first link of the page whose address contains this."""
        found = BeautifulSoup(self.read(path), "html.parser").select_one(f'a[href*="{part}"]')
        assert found is not None, f"no link to …{part}… on {path}"
        return str(found["href"])

    def _from(self, page: httpx.Response) -> dict[str, str]:
        return {"Referer": str(page.url)}


def _words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
