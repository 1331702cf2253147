"""A scan of a paper form as evidence: a PDF or a picture, judged by its content like every upload."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from publishing.files import check_upload

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".heic")


class EvidenceField(forms.FileField):
    """A private file that proves something."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        self.limit = limit
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file. Raises ValidationError with every problem found."""
        file = super().clean(data, initial)
        if data in self.empty_values:
            return file
        kind = "image" if str(data.name).lower().endswith(_PICTURES) else "document"
        problems = check_upload(data, data.name, kind)  # type: ignore[arg-type]
        if problems:
            raise ValidationError([ValidationError(problem.message, code=problem.code) for problem in problems])
        return file
