"""The deployment itself as an app: the commands that make, serve and measure an office website."""

from django.apps import AppConfig


class PrakatConfig(AppConfig):
    """Holds `manage.py serve_demo`, `seed_demo` and `bench`."""

    name = "config"
    label = "prakat"
