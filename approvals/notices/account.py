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


class CommentPanel(NotificationsSettingsPanel):
    """What is left of Wagtail's own panel: comments on pages one follows."""

    title = _("Comments on pages you follow")

    def get_form(self) -> Any:
        """Without the switches of workflow mails, which are not sent for requests (`wagtail_mails`)."""
        form = super().get_form()
        for event in ("submitted", "approved", "rejected"):
            form.fields.pop(f"{event}_notifications", None)
        return form


class NoticeAccountView(AccountView):
    """Wagtail's account page; the project's addresses name it before Wagtail's own, at the same address."""

    def get_panels(self) -> list[Any]:
        """With the panels of Wagtail's notifications cut down to what they still do."""
        panels = [
            CommentPanel(panel.request, panel.user, panel.profile)
            if isinstance(panel, NotificationsSettingsPanel)
            else panel
            for panel in super().get_panels()
        ]
        return [panel for panel in panels if panel.is_active()]
