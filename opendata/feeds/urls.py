from django.urls import path

from opendata.feeds.views import feed

urlpatterns = [
    path("feeds/<str:name>", feed, name="feed"),
    path("feeds/<str:kind>/<slug:key>/<str:name>", feed, name="part_feed"),
]
