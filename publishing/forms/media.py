"""Uploads: what a file is, is decided by its content, and what is wrong with it is said in the reader's language."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from publishing.files import Kind, check_upload


class CheckedImageField(WagtailImageField):
    """Looks into the picture before Wagtail and Pillow decode it."""

    def to_python(self, data: Any) -> Any:
        """The picture. Raises ValidationError with every problem found."""
        _refuse_problems(self, data, "image")
        return super().to_python(data)


class CheckedDocumentField(WagtailDocumentField):
    """Looks into the document before Wagtail asks for its extension."""

    def to_python(self, data: Any) -> Any:
        """The document. Raises ValidationError with every problem found."""
        _refuse_problems(self, data, "document")
        return super().to_python(data)


class CheckedFileMixin:
    """Puts the checked field in the place of the form's own, whose label, help and widget it keeps.

    The forms for what has been uploaded already, in Wagtail's upload of many, have no such field.
    """

    checked_field: ClassVar[type[forms.FileField]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]  # of the form this is mixed into
        if old := fields.get("file"):
            fields["file"] = self.checked_field(label=old.label, required=old.required, widget=old.widget)


class PublishingImageForm(CheckedFileMixin, BaseImageForm):
    """The picture form."""

    checked_field = CheckedImageField


class PublishingDocumentForm(CheckedFileMixin, BaseDocumentForm):
    """The document form."""

    checked_field = CheckedDocumentField


def _refuse_problems(field: forms.FileField, data: Any, kind: Kind) -> None:
    if data in field.empty_values:
        return
    if problems := check_upload(data, data.name, kind):
        raise ValidationError([ValidationError(problem.message, code=problem.code) for problem in problems])
