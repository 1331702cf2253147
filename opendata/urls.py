"""Addresses for machines, mounted at the root of the website before Wagtail's own.

Each part of opendata has its own `urls` and one line here.
"""

from django.urls import URLPattern, URLResolver, include, path

from opendata.open_data_page import open_data_page

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", open_data_page, name="open_data"),
    path("", include("opendata.feeds.urls")),
    path("", include("opendata.calendars.urls")),
    path("", include("opendata.sitemaps.urls")),
    path("", include("opendata.api.urls")),
    path("", include("opendata.cards.urls")),
    path("", include("opendata.catalog.urls")),
    path("", include("opendata.ocds.urls")),
]
