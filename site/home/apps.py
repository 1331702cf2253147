"""The app of the home page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page and site frame."""

    name = "home"
