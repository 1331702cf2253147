"""The procedures in the admin's menu: everybody who holds a seat may read how their office decides."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class ProceduresMenuItem(MenuItem):
    """Publication procedures."""

    def __init__(self) -> None:
        super().__init__(
            _("Publication procedures"),
            reverse_lazy("approvals:procedures"),
            name="procedures",
            icon_name="clipboard-list",
            order=310,
        )
