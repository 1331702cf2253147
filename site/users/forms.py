"""The forms of an account: what a signature line needs beside name and e-mail."""

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
