"""Addresses for machines, mounted at the root of the website before Wagtail's own.

Each part of opendata has its own `urls` and one line here.
"""

from django.urls import URLPattern, URLResolver

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = []
