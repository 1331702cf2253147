"""The account page's choice of how often one is told, without Wagtail's switches for mails it no longer sends."""

from typing import Any

from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NotificationsSettingsPanel, notifications_tab

from approvals.models import NoticePreference


class NoticePreferenceForm(WagtailAdminModelForm):
    """At once, once a day, or only what is necessary."""

    class Meta:
        model = NoticePreference
        fields = ["rhythm"]
        widgets = {"rhythm": RadioSelect}
        help_texts = {
            "rhythm": _(
                "What must be done before the next summary always comes at once. Necessary is what waits for you, "
                "what is overdue, and what came back to you."
            )
        }


class NoticePanel(BaseSettingsPanel):
    """In the tab for notifications."""

    name = "notices"
    title = _("E-mail notices")
    tab = notifications_tab
    order = 50
    form_class = NoticePreferenceForm

    def get_form(self) -> NoticePreferenceForm:
        """On the person's own preference, which exists once it is saved."""
        preference = NoticePreference.objects.filter(user=self.user).first() or NoticePreference(user=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        return NoticePreferenceForm(data, instance=preference, prefix=self.name)


class NoticeAccountView(AccountView):
    """Wagtail's account page; registered before Wagtail's own, at the same address."""

    def get_panels(self) -> list[Any]:
        """Without the panel of Wagtail's workflow mails: ours says how often one is told."""
        return [panel for panel in super().get_panels() if not isinstance(panel, NotificationsSettingsPanel)]
