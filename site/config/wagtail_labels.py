"""Labels and names that Wagtail leaves to the English names of its form fields and models."""

from django.utils.translation import gettext_lazy as _

LINK_FIELDS = {
    "link_text": _("Link text"),
    "email_address": _("Email address"),
    "subject": _("Subject"),
    "body": _("Body"),
    "phone_number": _("Phone number"),
}

IMAGE_FIELDS = {"format": _("Format"), "image_is_decorative": _("Image is decorative"), "alt_text": _("Alt text")}
"""Labelled by Wagtail when the module loads, in whatever language is active then."""


def label_wagtail() -> None:
    """Name the fields of the link dialogs, and what the page search counts, so that they can be translated."""
    from wagtail.admin.forms import choosers
    from wagtail.admin.views.pages.search import SearchView
    from wagtail.images.forms import ImageInsertionForm
    from wagtail.models import Page

    for form in (
        choosers.ExternalLinkChooserForm,
        choosers.AnchorLinkChooserForm,
        choosers.EmailLinkChooserForm,
        choosers.PhoneLinkChooserForm,
    ):
        for name, label in LINK_FIELDS.items():
            if name in form.base_fields:
                form.base_fields[name].label = label
    for name, label in IMAGE_FIELDS.items():
        ImageInsertionForm.base_fields[name].label = label
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural
