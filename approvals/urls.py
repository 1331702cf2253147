"""Addresses of approvals inside the admin."""

from django.urls import path

from approvals.views.procedure_drawing import ProcedureView
from approvals.views.procedure_editing import ConfirmView, EditView
from approvals.views.procedure_list import OfficesView, VersionsView

app_name = "approvals"
urlpatterns = [
    path("procedures/", OfficesView.as_view(), name="procedures"),
    path("procedures/office/<int:office_id>/", VersionsView.as_view(), name="versions"),
    path("procedures/<int:procedure_id>/", ProcedureView.as_view(), name="procedure"),
    path("procedures/<int:procedure_id>/edit/", EditView.as_view(), name="edit"),
    path("procedures/<int:procedure_id>/confirm/", ConfirmView.as_view(), name="confirm"),
]
