"""Wagtail's user administration, for accounts that are kept for ever."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.users.views import users

from users.forms import AccountCreationForm, AccountEditForm


class AccountIndexView(users.IndexView):
    """The list of accounts, without the entry “delete”."""

    def get_delete_url(self, instance: Any) -> None:
        """None: nobody deletes an account."""


class AccountEditView(users.EditView):
    """One account, without the button “delete”."""

    @property
    def can_delete(self) -> bool:
        """Never."""
        return False

    @can_delete.setter
    def can_delete(self, value: bool) -> None:
        """Wagtail computes it anew in `setup` (wagtail/users/views/users.py, EditView); it changes nothing."""


class RefuseDeletionView(users.DeleteView):
    """Says why an account is not deleted, and leads to where it is made inactive."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Back to the account, with the reason. Raises PermissionDenied for those who may not change it."""
        if not self.user_has_permission("change"):
            raise PermissionDenied
        messages.error(
            request,
            _(
                "An account is never deleted: decisions and appointments name it. "
                "Take the tick from “Active” and save; the person can then no longer sign in."
            ),
        )
        return redirect(self.edit_url_name, self.object.pk)


class AccountViewSet(users.UserViewSet):
    """Accounts."""

    index_view_class = AccountIndexView
    edit_view_class = AccountEditView
    delete_view_class = RefuseDeletionView

    def get_form_class(self, for_update: bool = False) -> Any:
        """With prefix, position and telephone."""
        return AccountEditForm if for_update else AccountCreationForm
