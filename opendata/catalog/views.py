"""/catalog.jsonld and /catalog.json: the data sets of the office."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from opendata.answers import answer
from opendata.catalog import ckan, dcat
from opendata.catalog.datasets import datasets_of
from opendata.scopes import scope_of


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """In DCAT."""
    scope = scope_of(request)
    modified = scope.modified()
    return answer(request, _text(dcat.catalogue(scope, datasets_of(scope), modified)), dcat.MIME, modified=modified)


@require_safe
def packages(request: HttpRequest) -> HttpResponse:
    """As the Thai government data catalogue takes it in."""
    scope = scope_of(request)
    modified = scope.modified()
    return answer(
        request, _text(ckan.package_search(scope, datasets_of(scope), modified)), ckan.MIME, modified=modified
    )


def _text(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()
