"""The addresses the OpenAPI description describes."""

from typing import Any

from django.urls import path

from opendata.api import views

LIST, ONE = {"get": "index"}, {"get": "retrieve"}


def as_view(view_set: Any, actions: dict[str, str]) -> Any:
    """The view that answers with these methods of a view set."""
    return view_set.as_view(actions)


endpoints = [
    path("api/v2/pages/", as_view(views.PagesViewSet, LIST), name="pages-list"),
    path("api/v2/pages/<int:pk>/", as_view(views.PagesViewSet, ONE), name="pages-detail"),
    path("api/v2/units/", as_view(views.UnitsViewSet, LIST), name="units-list"),
    path("api/v2/units/<int:pk>/", as_view(views.UnitsViewSet, ONE), name="units-detail"),
    path("api/v2/offices/", as_view(views.OfficesViewSet, LIST), name="offices-list"),
    path("api/v2/types/", as_view(views.TypesViewSet, LIST), name="types-list"),
    path("api/v2/categories/", as_view(views.CategoriesViewSet, LIST), name="categories-list"),
]
"""What the OpenAPI description describes."""
