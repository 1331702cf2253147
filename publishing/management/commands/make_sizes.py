"""`manage.py make_sizes`: make the sizes public pages show, of every picture that lacks some."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from PIL import UnidentifiedImageError

from publishing.models import PublishingImage
from publishing.pictures.looking import look_at
from publishing.pictures.making import make_sizes


class Command(BaseCommand):
    """For pictures from before, and for those a worker missed. Looks at pictures nobody has looked at yet, too."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing; exit 1 when a picture's file is gone or broken, after doing all others."""
        pictures = made = failed = 0
        for image in PublishingImage.objects.order_by("pk").iterator():
            pictures += 1
            try:
                made += make_sizes(image)
                _look(image)
            except (OSError, UnidentifiedImageError) as error:
                failed += 1
                self.stderr.write(f"{image.pk} {image.title}: {error}")
        counts = {"pictures": pictures, "sizes": made}
        self.stdout.write(_("%(pictures)d pictures, %(sizes)d sizes made") % counts)
        if failed:
            raise CommandError(_("%(count)d pictures could not be read") % {"count": failed})


def _look(image: PublishingImage) -> None:
    if image.phash:
        return
    with image.open_file() as file:
        seen = look_at(file)
    # Past `save`, which would make the picture's sizes again: what is seen is no part of what a seal says of it.
    PublishingImage.objects.filter(pk=image.pk).update(phash=seen.phash, faces=seen.faces)
