"""The forms of an account: what a signature line needs beside name and e-mail; and signing in."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from users.models import User

_OURS = {"name_prefix", "position", "telephone"}


class AccountCreationForm(UserCreationForm):
    """A new account."""

    class Meta(UserCreationForm.Meta):
        model = User
        fields = UserCreationForm.Meta.fields | _OURS


class AccountEditForm(UserEditForm):
    """An existing account; made inactive here, never deleted."""

    class Meta(UserEditForm.Meta):
        model = User
        fields = UserEditForm.Meta.fields | _OURS


class SignInForm(LoginForm):
    """Wagtail's form, whose password field has no label of its own and so is called “Password” in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
