"""The roots of the page tree and of the file collections in Thai: they stand in page choosers and lists."""

from typing import Any

from django.db import migrations

PAGES, COLLECTIONS = "เว็บไซต์ทั้งหมด", "คลังไฟล์ทั้งหมด"


def name_the_roots(apps: Any, schema_editor: Any) -> None:
    """Only those still called what Wagtail's migrations called them."""
    pages = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root")
    pages.update(title=PAGES, draft_title=PAGES)
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(name=COLLECTIONS)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_initial"),
    ]

    operations = [migrations.RunPython(name_the_roots, migrations.RunPython.noop)]
