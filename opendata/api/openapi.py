"""The OpenAPI 3.1 description of the API."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.settings import patched_settings

from opendata.api.endpoints import endpoints

_SETTINGS: dict[str, Any] = {
    "OAS_VERSION": "3.1.0",
    "VERSION": "2.0",
    "POSTPROCESSING_HOOKS": [],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "SERVERS": [{"url": "/"}],
    "DISABLE_ERRORS_AND_WARNINGS": False,
}


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """The description, for programs."""
    response = JsonResponse(described(), json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "public, max-age=3600"
    return response


@cache
def described() -> dict[str, Any]:
    """The description, made once for a process: it hangs on the code alone."""
    titles = {
        "TITLE": _("Public information of the office"),
        "DESCRIPTION": _("Everything here has been approved and published. No account is needed."),
    }
    with patched_settings(_SETTINGS | titles):
        schema = SchemaGenerator(patterns=endpoints).get_schema(request=None, public=True)
    return _any_of(schema)


def _any_of(value: Any) -> Any:
    """`oneOf` as `anyOf`: an item with every field is a summary, too."""
    if isinstance(value, dict):
        return {"anyOf" if key == "oneOf" else str(key): _any_of(entry) for key, entry in value.items()}
    return [_any_of(entry) for entry in value] if isinstance(value, list) else value
