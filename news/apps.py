"""The news app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """The typed pages an office publishes."""

    name = "news"
    label = "news"
    verbose_name = _("News and manuals")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the sentences for what these pages want, the sizes of their pictures, the lists they stand in."""
        from news import messages  # noqa: F401  (registers on import)
        from news.importing.moving.ledger import imported_pages
        from news.listed_on import pages_naming
        from news.pictures import SIZES
        from news.procurement import messages as procurement_messages  # noqa: F401  (registers on import)
        from publishing.api import register_legacy_source, register_listings, register_sizes

        register_sizes(*SIZES)
        register_listings(pages_naming)
        register_legacy_source(imported_pages)
