"""The app of the deployment's user model, and Wagtail's screens for it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    """People who sign in to the office's administration."""

    name = "users"
    verbose_name = _("People")
    default = True

    def ready(self) -> None:
        """Connect the guard that keeps accounts."""
        from users import signal_handlers  # noqa: F401  (connects on import)


class AccountScreensConfig(WagtailUsersAppConfig):
    """Wagtail's user administration with the fields of our user model, and without deletion.

    Stands in INSTALLED_APPS in the place of `wagtail.users` (Wagtail's documented way to change these screens).
    """

    default = False
    user_viewset = "users.viewsets.AccountViewSet"
