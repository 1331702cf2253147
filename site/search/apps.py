"""The app of the search page."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Public search."""

    name = "search"
    label = "site_search"
