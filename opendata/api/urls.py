"""Addresses of the API."""

from typing import Any

from django.urls import path

from opendata.api import views
from opendata.api.openapi import api_page, openapi
from opendata.api.share import share

_LIST, _ONE = {"get": "index"}, {"get": "retrieve"}


def _view(view_set: Any, actions: dict[str, str]) -> Any:
    return view_set.as_view(actions)


endpoints = [
    path("api/v2/pages/", _view(views.PagesViewSet, _LIST), name="pages-list"),
    path("api/v2/pages/<int:pk>/", _view(views.PagesViewSet, _ONE), name="pages-detail"),
    path("api/v2/units/", _view(views.UnitsViewSet, _LIST), name="units-list"),
    path("api/v2/units/<int:pk>/", _view(views.UnitsViewSet, _ONE), name="units-detail"),
    path("api/v2/offices/", _view(views.OfficesViewSet, _LIST), name="offices-list"),
    path("api/v2/types/", _view(views.TypesViewSet, _LIST), name="types-list"),
    path("api/v2/categories/", _view(views.CategoriesViewSet, _LIST), name="categories-list"),
]
"""What the OpenAPI description describes."""

urlpatterns = [
    path("api/", api_page, name="api"),
    path("api/openapi.json", openapi, name="openapi"),
    *endpoints,
    path("api/v2/share/<str:token>/", share, name="share"),
    path("api/v2/<path:rest>", _view(views.NothingHere, _LIST)),
    path("api/v2/", _view(views.NothingHere, _LIST)),
]
