"""Addresses of news inside the admin."""

from django.urls import path

from news.procurement.views import office_proof

app_name = "news_admin"
urlpatterns = [
    path("procurement/<int:page_id>/posting.pdf", office_proof, name="proof_of_posting"),
]
