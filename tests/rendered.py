"""Forms as a browser would send them back: what the page shows, with what the person changed."""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag


def form_data(html: str, selector: str) -> dict[str, Any]:
    """Every value the form holds, by name; a list where a name comes more than once."""
    form = BeautifulSoup(html, "html.parser").select_one(selector)
    assert form is not None, f"there is no form {selector}"
    data: dict[str, Any] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        for value in _values(control):
            name = str(control["name"])
            data[name] = value if name not in data else [*_as_list(data[name]), value]
    return data | block_data(form)


def block_data(form: Tag) -> dict[str, str]:
    """What Wagtail's script puts into a form for its fields of blocks (wagtail/blocks/base.py, `BlockWidget`)."""
    data: dict[str, str] = {}
    for element in form.select("[data-block][id]"):
        name = element["id"]
        blocks, _errors = json.loads(str(element["data-w-block-arguments-value"]))
        data[f"{name}-count"] = str(len(blocks))
        for number, block in enumerate(blocks):
            told = {"deleted": "", "order": str(number), "type": block["type"], "id": block["id"] or ""}
            told["value"] = json.dumps(block["value"])
            data |= {f"{name}-{number}-{key}": value for key, value in told.items()}
    return data


def text_of(html: str) -> str:
    """What a reader reads, with single spaces."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def _values(control: Tag) -> list[str]:
    if control.name == "textarea":
        return [control.get_text().removeprefix("\n")]
    if control.name == "select":
        return [str(option.get("value", "")) for option in control.select("option[selected]")]
    if control.get("type") in {"submit", "button", "file"}:
        return []
    if control.get("type") in {"checkbox", "radio"} and not control.has_attr("checked"):
        return []
    return [str(control.get("value", ""))]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
