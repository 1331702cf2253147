"""Uploads: what a file is, is decided by its content, and what is wrong with it is said in the reader's language."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from offices.api import Office, holdings_of
from publishing.files import Inspection, Kind, Limits, inspect_upload
from publishing.models.policy import policy_of

_SCANNED = _("Every file is checked for viruses before it is kept.")
_NOT_SCANNED = _("No virus scanner is set up: files are checked for what they are, but not for viruses.")


class CheckedImageField(WagtailImageField):
    """Looks into the picture before Wagtail and Pillow decode it."""

    limits = Limits()

    def to_python(self, data: Any) -> Any:
        """The picture, with its `inspection`. Raises ValidationError with every problem found."""
        _inspect(self, data, "image", self.limits)
        return super().to_python(data)


class CheckedDocumentField(WagtailDocumentField):
    """Looks into the document before Wagtail asks for its extension."""

    limits = Limits()

    def to_python(self, data: Any) -> Any:
        """The document, with its `inspection`. Raises ValidationError with every problem found."""
        _inspect(self, data, "document", self.limits)
        return super().to_python(data)


class CheckedFileMixin:
    """Puts the checked field in the place of the form's own, whose label, help and widget it keeps.

    The forms for what has been uploaded already, in Wagtail's upload of many, have no such field.
    """

    checked_field: ClassVar[type[CheckedImageField | CheckedDocumentField]]
    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]  # of the form this is mixed into
        if old := fields.get("file"):
            new = self.checked_field(label=old.label, required=old.required, widget=old.widget)
            # The fields write their own help, so ours comes after.
            new.help_text = f"{new.help_text} {_SCANNED if _clamd() else _NOT_SCANNED}".strip()
            new.limits = self.limits()
            fields["file"] = new

    def limits(self) -> Limits:
        """What the office of the person accepts."""
        holdings = holdings_of(self.user, timezone.localdate()) if getattr(self, "user", None) else []
        office = Office.objects.filter(pk=holdings[0].office_id).first() if holdings else None
        return policy_of(office).limits

    def _post_clean(self) -> None:
        """What the look inside told goes with the file to whoever stores it."""
        super()._post_clean()  # type: ignore[misc]  # of the form this is mixed into
        data: Any = self.cleaned_data.get("file")  # type: ignore[attr-defined]
        self.instance.inspection = getattr(data, "inspection", None)  # type: ignore[attr-defined]


class PublishingImageForm(CheckedFileMixin, BaseImageForm):
    """The picture form."""

    checked_field = CheckedImageField


class PublishingDocumentForm(CheckedFileMixin, BaseDocumentForm):
    """The document form."""

    checked_field = CheckedDocumentField


def _clamd() -> str:
    return str(getattr(settings, "PRAKAT_CLAMD", ""))


def _inspect(field: forms.FileField, data: Any, kind: Kind, limits: Limits) -> None:
    """Look into what was uploaded and leave the result on it as `inspection`, for whoever stores the file."""
    if data in field.empty_values:
        return
    found: Inspection = inspect_upload(data, data.name, kind, limits=limits, clamd=_clamd())
    if found.problems:
        raise ValidationError([ValidationError(problem.message, code=problem.code) for problem in found.problems])
    data.inspection = found
