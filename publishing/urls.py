"""Addresses of publishing inside the admin."""

from django.urls import path

from publishing.views.desk import desk
from publishing.views.issues import issues
from publishing.views.review import ReviewView, sealed_preview
from publishing.views.submit import SubmitView
from publishing.views.verbs import MoveView, WithdrawView

app_name = "publishing"
urlpatterns = [
    path("desk/", desk, name="desk"),
    path("submit/<int:page_id>/", SubmitView.as_view(), name="submit"),
    path("review/<int:request_id>/", ReviewView.as_view(), name="review"),
    path("review/<int:request_id>/preview/", sealed_preview, name="preview"),
    path("withdraw/<int:page_id>/", WithdrawView.as_view(), name="withdraw"),
    path("move/<int:page_id>/", MoveView.as_view(), name="move"),
    path("issues/<int:page_id>/", issues, name="issues"),
]
