"""The opendata app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpendataConfig(AppConfig):
    """Every way in which machines read what an office has published. It publishes nothing and knows no draft."""

    name = "opendata"
    label = "opendata"
    verbose_name = _("Open data")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the cache in front forget feeds and calendars with the pages they name; look after what is promised."""
        from wagtail.signals import page_unpublished

        from opendata import checks  # noqa: F401  (registers on import)
        from opendata.cards.keeping import forget_after_commit
        from opendata.purged import addresses_naming
        from opendata.told import feeds_changed, item_address
        from publishing.api import register_addresses, register_feed_topics, register_item_address

        register_addresses(addresses_naming)
        register_item_address(item_address)
        register_feed_topics(feeds_changed)
        page_unpublished.connect(forget_after_commit, dispatch_uid="opendata.forget_card")
