from django.urls import path

from opendata.catalog.views import catalogue, packages

urlpatterns = [
    path("catalog.jsonld", catalogue, name="catalogue"),
    path("catalog.json", packages, name="packages"),
]
