"""Who is in a picture was answered in each album; from now on the picture itself knows.

The wording of the consent stays where it was sealed; a picture of recognisable people needs a consent of the register
before it is submitted again.
"""

from typing import Any

from django.db import migrations

_ANSWERS = {"none": "none", "crowd": "crowd", "consent": "adults", "guardian": "minors"}


def to_the_pictures(apps: Any, schema_editor: Any) -> None:
    """Give every picture the answer of its latest album, and the choice its description stands for."""
    images = apps.get_model("publishing", "PublishingImage")
    photos = apps.get_model("news", "NewsPhoto").objects.exclude(people="").order_by("pk")
    for image_id, people in photos.values_list("image_id", "people"):
        images.objects.filter(pk=image_id).update(people=_ANSWERS[people])
    images.objects.filter(alt_kind="").exclude(description="").update(alt_kind="describe")


class Migration(migrations.Migration):
    dependencies = [("news", "0002_initial"), ("publishing", "0005_rights_consent_findings")]
    operations = [migrations.RunPython(to_the_pictures, migrations.RunPython.noop)]
