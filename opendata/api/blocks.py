"""The blocks of a stream as values: as Wagtail's API writes them; texts, pictures and files as the public gets them."""

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from news.rich_text import public_html
from news.templatetags.filled_tables import rows_of


def written_stream(stream: Any, shelf: Any) -> list[dict[str, Any]]:
    """The blocks in order; a table nobody has filled in is not there, as on the website."""
    return [
        {"type": child.block_type, "value": written_value(child.block, child.value, shelf), "id": child.id or ""}
        for child in stream
        if not _is_empty_table(child.value)
    ]


def written_value(block: Any, value: Any, shelf: Any) -> Any:
    """The value of one block, whatever stands inside it."""
    if value is None:
        return None
    match block:
        case blocks.StructBlock():
            return {name: written_value(block.child_blocks[name], part, shelf) for name, part in value.items()}
        case blocks.ListBlock():
            return [written_value(block.child_block, part, shelf) for part in value]
        case blocks.StreamBlock():
            return written_stream(value, shelf)
        case blocks.RichTextBlock():
            return shelf.localised(public_html(value.source))
        case ImageChooserBlock():
            return shelf.picture(value)
        case DocumentChooserBlock():
            return shelf.document(value)
        case blocks.PageChooserBlock():
            return shelf.link(value)
    return block.get_api_representation(value)


def _is_empty_table(value: Any) -> bool:
    return isinstance(value, dict) and "data" in value and not any(cell for row in rows_of(value) for cell in row)
