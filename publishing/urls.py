"""Addresses of publishing inside the admin."""

from django.urls import path, re_path

from publishing.views.batch import BatchView
from publishing.views.consents import ConsentsView, ConsentView, EvidenceView, RecordConsentView
from publishing.views.desk import desk
from publishing.views.findings import FindingsView
from publishing.views.indicators import (
    AttachEvidenceView,
    CopyEvidenceView,
    EndEvidenceView,
    EvidenceFileView,
    IndicatorSetsView,
    IndicatorSetView,
)
from publishing.views.issues import issues
from publishing.views.leases import LeasesView
from publishing.views.legacy import LegacyListView, LegacySheetView, LegacyView
from publishing.views.pictures import PicturesView
from publishing.views.policy import PolicyOfficesView, PolicyView
from publishing.views.postings import CancelPostingView, PostingsView, RecordPostingsView
from publishing.views.print_form import PrintFormView
from publishing.views.reports import ReportEditView, ReportFileView, ReportsView, ReportView
from publishing.views.review import ReviewView, sealed_preview
from publishing.views.shares import SharesView, revoke_share
from publishing.views.submit import SubmitView
from publishing.views.verbs import MoveView, WithdrawView
from publishing.views.webhooks import WebhooksView, WebhookView, retry_pings

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
    path("legacy/", LegacyView.as_view(), name="legacy"),
    path("legacy/unit/<int:unit_id>/", LegacySheetView.as_view(), name="legacy_sheet"),
    path("legacy/<int:list_id>/", LegacyListView.as_view(), name="legacy_list"),
    path("review/<int:request_id>/", ReviewView.as_view(), name="review"),
    path("review/<int:request_id>/preview/", sealed_preview, name="preview"),
    path("print/<int:request_id>/<str:form_id>/", PrintFormView.as_view(), name="print_form"),
    path("shares/<int:page_id>/", SharesView.as_view(), name="shares"),
    path("shares/<int:share_id>/revoke/", revoke_share, name="revoke_share"),
    path("webhooks/", WebhooksView.as_view(), name="webhooks"),
    path("webhooks/retry/", retry_pings, name="retry_pings"),
    path("webhooks/<int:subscription_id>/", WebhookView.as_view(), name="webhook"),
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
    path("indicators/", IndicatorSetsView.as_view(), name="indicator_sets"),
    path("indicators/<int:set_id>/", IndicatorSetView.as_view(), name="indicator_set"),
    path("indicators/<int:set_id>/copy/", CopyEvidenceView.as_view(), name="copy_evidence"),
    path("indicators/<int:set_id>/file.<str:kind>", EvidenceFileView.as_view(), name="evidence_file"),
    path("indicators/attach/<int:indicator_id>/", AttachEvidenceView.as_view(), name="attach_evidence"),
    path("indicators/end/<int:evidence_id>/", EndEvidenceView.as_view(), name="end_evidence"),
]
