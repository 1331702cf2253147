"""The deployment's user model."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountsAreKeptError(PermissionDenied):
    """An account is never deleted: decisions and appointments name it. It is made inactive."""


class User(AbstractUser):
    """A person with an account. What they may do follows from the seats they hold, not from this row.

    Invariant: an account is ended (`is_active = False`), never deleted: decisions point to it.
    """

    name_prefix = models.CharField(_("name prefix"), max_length=50, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    telephone = models.CharField(_("telephone"), max_length=50, blank=True)

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def get_full_name(self) -> str:
        """The name as it is written on a Thai memo: prefix directly before the first name."""
        return f"{self.name_prefix}{self.first_name} {self.last_name}".strip() or self.username

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse: see AccountsAreKeptError."""
        raise AccountsAreKeptError
