"""The editor's form as a browser would send it back."""

from typing import Any

from bs4 import BeautifulSoup
from django.urls import reverse

from tests.rendered import block_data


def filled(client: Any, url: str) -> dict[str, Any]:
    """Every field of the editor's form with the value the page shows."""
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    form = soup.find("form", id="w-editor-form") or soup.find("form", attrs={"data-edit-form": True})
    assert form is not None, "no editor on the page"
    data: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name = field.get("name")
        if not name or field.get("type") in {"submit", "button", "file"}:
            continue
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        data.setdefault(name, [])
        data[name].append(_value(field))
    return data | block_data(form)


def post_as_it_is(client: Any, page: Any, **changes: Any) -> Any:
    """Save the draft as the editor shows it, with these changes."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, filled(client, url) | changes)


def _value(field: Any) -> str:
    if field.name == "textarea":
        return str(field.text)
    if field.name == "select":
        chosen = field.find("option", selected=True)
        return str(chosen.get("value", "")) if chosen else ""
    return str(field.get("value", "on" if field.get("type") == "checkbox" else ""))
