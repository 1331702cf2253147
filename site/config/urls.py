"""Addresses of the office website."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from approvals.notices.account import NoticeAccountView
from publishing.views.archive import archive
from publishing.views.change_log import changes_of_item
from publishing.views.documents import serve_document
from publishing.views.evidence_lists import info_act, ita
from publishing.views.media import serve_media
from publishing.views.verify import verify
from search.views import search

urlpatterns = [
    # Before Wagtail's own: how often one is told of requests, instead of Wagtail's workflow mails.
    path("admin/account/", require_admin_access(NoticeAccountView.as_view())),
    path("admin/", include(wagtailadmin_urls)),
    # Before Wagtail's own: the Thai name, a fingerprint as ETag.
    path("documents/<int:document_id>/<path:document_filename>", serve_document),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", serve_media, name="media"),
    path("search/", search, name="search"),
    path("verify/", verify, name="verify"),
    path("verify/<str:code>", verify, name="verify"),
    path("changes/<str:code>/", changes_of_item, name="changes"),
    path("share/<str:token>/", include("publishing.sharing.urls")),
    path("archive/", archive, name="archive"),
    path("archive/<int:year>/", archive, name="archive"),
    path("archive/<int:year>/<int:month>/", archive, name="archive"),
    path("", include("news.urls")),
    path("ita/", ita, name="ita"),
    path("ita/<int:year>/", ita, name="ita"),
    path("info-act/", info_act, name="info_act"),
    path("", include("opendata.urls")),
    path("", include(wagtail_urls)),
]
