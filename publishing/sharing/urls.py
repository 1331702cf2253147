"""Addresses of a shared draft on the website; include them at `share/<token>/`."""

from django.urls import path

from publishing.views.shared import shared_answer, shared_document, shared_page, shared_picture

app_name = "sharing"
urlpatterns = [
    path("", shared_page, name="draft"),
    path("answer/", shared_answer, name="answer"),
    path("media/<path:path>", shared_picture, name="picture"),
    path("documents/<int:document_id>/<path:document_filename>", shared_document, name="document"),
]
