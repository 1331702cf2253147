"""Full addresses of what stands on a website: its pages, files and machine-readable parts."""

from typing import Any
from urllib.parse import urljoin

from django.urls import reverse
from wagtail.models import Site


class Addresses:
    """The addresses of one website, worked out without asking the database for each."""

    def __init__(self, site: Site) -> None:
        self.root = str(site.root_url)
        self._pages = self.root + reverse("wagtail_serve", args=("",))
        self._above = len(site.root_page.url_path)

    def home(self) -> str:
        """The front page."""
        return self._pages

    def page(self, url_path: str) -> str:
        """A page by its path in the tree (`LiveItem.url_path`)."""
        return self._pages + url_path[self._above :]

    def view(self, view: str, /, **parts: Any) -> str:
        """One of opendata's own addresses by the name of its view."""
        return self.root + reverse(f"opendata:{view}", kwargs=parts)

    def file(self, url: str) -> str:
        """A picture or document; files in a bucket have full addresses already."""
        return urljoin(f"{self.root}/", url)
