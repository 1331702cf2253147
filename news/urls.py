"""Addresses of news that are no pages, mounted at the root of the website before Wagtail's own."""

from django.urls import path

from news.procurement.report_views import report_file
from news.procurement.views import procurement, public_proof

app_name = "news"
urlpatterns = [
    path("procurements/reports/<int:page_id>/report.<str:kind>", report_file, name="procurement_report"),
    path("procurements/<slug:key>/", procurement, name="procurement"),
    path("procurements/notices/<int:page_id>/posting.pdf", public_proof, name="proof_of_posting"),
]
