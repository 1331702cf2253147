"""Addresses of news inside the admin."""

from django.urls import path

from news.procurement.views import office_proof
from news.views.album import AlbumView, upload_picture

app_name = "news_admin"
urlpatterns = [
    path("album/<int:page_id>/", AlbumView.as_view(), name="album"),
    path("album/<int:page_id>/upload/", upload_picture, name="album_upload"),
    path("procurement/<int:page_id>/posting.pdf", office_proof, name="proof_of_posting"),
]
