"""Addresses of the API."""

from django.urls import path

from opendata.api import views
from opendata.api.endpoints import LIST, as_view, endpoints
from opendata.api.openapi import openapi
from opendata.api.share import share

urlpatterns = [
    path("api/openapi.json", openapi, name="openapi"),
    *endpoints,
    path("api/v2/share/<str:token>/", share, name="share"),
    path("api/v2/<path:rest>", as_view(views.NothingHere, LIST)),
    path("api/v2/", as_view(views.NothingHere, LIST)),
]
