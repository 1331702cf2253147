"""A procedure written out for people: YAML in the usual order, Thai as Thai, long sentences unbroken."""

from typing import Any

import yaml

from approvals.procedure_schema.shape import in_usual_order


class _Plain(yaml.SafeDumper):
    """Repeats what is said twice instead of pointing at it: people edit one place at a time."""

    def ignore_aliases(self, data: Any) -> bool:
        """No & and *."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Items stand under their heading, indented."""
        super().increase_indent(flow, False)


def as_yaml(document: Any) -> str:
    """The document as a file that reads back to the same document."""
    text: str = yaml.dump(
        in_usual_order(document), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000, indent=2
    )
    return text
