"""Uploads: what a file is, is decided by its content."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from publishing.files import check_upload


class CheckedImageField(WagtailImageField):
    """Looks into the file before Wagtail and Pillow decode it, and says in Thai what is wrong."""

    def to_python(self, data: Any) -> Any:
        """Raises ValidationError with every problem found."""
        if data not in self.empty_values:
            _refuse_problems(data, "image")
        return super().to_python(data)


class PublishingImageForm(BaseImageForm):
    """The picture form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        old = self.fields["file"]
        self.fields["file"] = CheckedImageField(label=old.label, required=old.required, widget=old.widget)


class PublishingDocumentForm(BaseDocumentForm):
    """The document form."""

    def clean_file(self) -> Any:
        """Raises ValidationError with every problem found."""
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            _refuse_problems(file, "document")
        return file


def _refuse_problems(file: Any, kind: Any) -> None:
    problems = check_upload(file, file.name, kind)
    if problems:
        raise ValidationError([ValidationError(problem.message, code=problem.code) for problem in problems])
