"""What is written into a report on its form: names of the fields, and back."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from publishing.models import Report
from publishing.reports.cells import cell_text


def rows_to_write(
    rows: Iterable[dict[str, Any]], columns: list[dict[str, Any]], texts: dict[str, dict[str, str]]
) -> list[dict[str, Any]]:
    """The rows on the screen: what the records say to read, and a field for each column a person writes."""
    return [
        {
            "ref": row["ref"],
            "drawn": [
                (column["label"], cell_text(row["cells"].get(column["key"]), column["kind"]))
                for column in columns
                if not column["written"]
            ],
            "written": [
                {
                    "name": f"text-{row['ref']}-{column['key']}",
                    "label": column["label"],
                    "recorded": cell_text(row["cells"].get(column["key"]), column["kind"]),
                    "text": texts.get(row["ref"], {}).get(column["key"], ""),
                }
                for column in columns
                if column["written"]
            ],
        }
        for row in rows
    ]


def written(posted: QueryDict, report: Report) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """The narrative, and per row of the form the words of each column."""
    definition = report.definition
    blocks = {block.key: posted.get(f"block-{block.key}", "") for block in definition.blocks}
    texts = {
        ref: {column.key: posted.get(f"text-{ref}-{column.key}", "") for column in definition.columns}
        for ref in posted.getlist("row")
    }
    return blocks, texts
