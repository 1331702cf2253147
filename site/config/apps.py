"""The deployment itself as an app: the commands that make, serve and measure an office website."""

from django.apps import AppConfig

from config.wagtail_labels import label_wagtail


class PrakatConfig(AppConfig):
    """Holds `manage.py serve_demo`, `seed_demo` and `bench`."""

    name = "config"
    label = "prakat"

    def ready(self) -> None:
        """Give Wagtail's unnamed fields names."""
        label_wagtail()
