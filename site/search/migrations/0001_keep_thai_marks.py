"""SQLite's search index made anew so that Thai vowel and tone marks are part of a word.

FTS5's tokenizer takes the category Mn for a divider: “ครู” and “คร” would be one word. Its other categories stay as they
are by default. PostgreSQL needs nothing.
"""

from django.db import migrations

TABLE = "wagtailsearch_indexentry"
COLUMNS = "title, body, autocomplete"
KEEP_MARKS = "tokenize=\"unicode61 categories 'L* N* Co Mn'\""


def rebuild(schema_editor, options: str) -> None:
    """Make the index with these options and fill it from Wagtail's own copy of the text."""
    if schema_editor.connection.vendor != "sqlite":
        return
    extra = f", {options}" if options else ""
    schema_editor.execute(f"DROP TABLE IF EXISTS {TABLE}_fts")
    schema_editor.execute(f"CREATE VIRTUAL TABLE {TABLE}_fts USING fts5(autocomplete, body, title{extra})")
    schema_editor.execute(f"INSERT INTO {TABLE}_fts(rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM {TABLE}")


def keep_marks(apps, schema_editor) -> None:
    rebuild(schema_editor, KEEP_MARKS)


def stock(apps, schema_editor) -> None:
    rebuild(schema_editor, "")


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(keep_marks, stock)]
