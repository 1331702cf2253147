"""The office's addresses with Wagtail 8's write API mounted, as a careless site might."""

from django.urls import path
from wagtail.api.v3.urls import api

from config.urls import urlpatterns as office_urls

urlpatterns = [path("api/v3/", api.urls), *office_urls]
