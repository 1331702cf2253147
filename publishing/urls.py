"""Addresses of publishing inside the admin."""

from django.urls import path, re_path

from publishing.views.batch import BatchView
from publishing.views.consents import ConsentsView, ConsentView, EvidenceView, RecordConsentView
from publishing.views.desk import desk
from publishing.views.findings import FindingsView
from publishing.views.issues import issues
from publishing.views.leases import LeasesView
from publishing.views.pictures import PicturesView
from publishing.views.policy import PolicyOfficesView, PolicyView
from publishing.views.postings import CancelPostingView, PostingsView, RecordPostingsView
from publishing.views.print_form import PrintFormView
from publishing.views.reports import ReportEditView, ReportFileView, ReportsView, ReportView
from publishing.views.review import ReviewView, sealed_preview
from publishing.views.submit import SubmitView
from publishing.views.verbs import MoveView, WithdrawView

app_name = "publishing"
urlpatterns = [
    path("desk/", desk, name="desk"),
    path("batch/", BatchView.as_view(), name="batch"),
    path("submit/<int:page_id>/", SubmitView.as_view(), name="submit"),
    path("consents/", ConsentsView.as_view(), name="consents"),
    path("consents/record/", RecordConsentView.as_view(), name="record_consent"),
    path("consents/<int:consent_id>/", ConsentView.as_view(), name="consent"),
    path("consents/<int:consent_id>/evidence/", EvidenceView.as_view(), name="consent_evidence"),
    path("findings/<int:page_id>/", FindingsView.as_view(), name="findings"),
    path("pictures/<int:page_id>/", PicturesView.as_view(), name="pictures"),
    re_path(r"^leases/(?P<kind>image|document)/(?P<media_id>\d+)/$", LeasesView.as_view(), name="leases"),
    path("review/<int:request_id>/", ReviewView.as_view(), name="review"),
    path("review/<int:request_id>/preview/", sealed_preview, name="preview"),
    path("print/<int:request_id>/<str:form_id>/", PrintFormView.as_view(), name="print_form"),
    path("withdraw/<int:page_id>/", WithdrawView.as_view(), name="withdraw"),
    path("move/<int:page_id>/", MoveView.as_view(), name="move"),
    path("issues/<int:page_id>/", issues, name="issues"),
    path("policy/", PolicyOfficesView.as_view(), name="policies"),
    path("policy/<int:office_id>/", PolicyView.as_view(), name="policy"),
    path("postings/", PostingsView.as_view(), name="postings"),
    path("postings/record/", RecordPostingsView.as_view(), name="record_postings"),
    path("postings/<int:posting_id>/cancel/", CancelPostingView.as_view(), name="cancel_posting"),
    path("reports/", ReportsView.as_view(), name="reports"),
    path("reports/<int:report_id>/", ReportView.as_view(), name="report"),
    path("reports/<int:report_id>/edit/", ReportEditView.as_view(), name="report_edit"),
    path("reports/<int:report_id>/file.<str:kind>", ReportFileView.as_view(), name="report_file"),
]
