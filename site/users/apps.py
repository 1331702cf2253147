"""The app of the deployment's user model."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    """People who sign in to the office's administration."""

    name = "users"
    verbose_name = _("People")
