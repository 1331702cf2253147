"""Every picture of an item on one screen: whose it is, who is in it, how it is described, by what consent."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views import View

from approvals.api import Refused
from publishing.forms.picture import PictureForm
from publishing.gate.content import referenced_media
from publishing.models import CONSENT_NEEDED, Consent, LiveAsset, PictureConsent, PublishingImage
from publishing.requirements.rights import rights_issues, rights_of
from publishing.requirements.submit import first_day
from publishing.views.access import page_to_edit

MOST_CONSENTS = 30
"""Consents offered at a time; the rest are found by words."""


class PicturesView(View):
    """GET shows the pictures of the latest draft with their questions; POST answers them, all at once."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The questions."""
        page = page_to_edit(request, page_id)
        return self._show(request, page, _forms(page))

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Save every answer, or show again what is wrong."""
        page = page_to_edit(request, page_id)
        answered = _forms(page, request.POST)
        faulty = [form for form in answered if form.may_change and not form.is_valid()]
        if faulty:
            return self._show(request, page, answered)
        chosen = [key for key in request.POST.getlist("consent") if key.isdecimal()]
        consents = list(_offered(page, "").filter(pk__in=chosen)) if chosen else []
        try:
            count = self._save(answered, consents)
        except Refused as refusal:
            for issue in refusal.issues:
                messages.error(request, issue.message)
            return self._show(request, page, answered)
        done = ngettext("%(count)s picture has been saved.", "%(count)s pictures have been saved.", count)
        messages.success(request, done % {"count": count})
        return redirect(request.get_full_path())

    @transaction.atomic
    def _save(self, answered: list[PictureForm], consents: list[Consent]) -> int:
        changed = [form for form in answered if form.may_change and form.has_changed()]
        for form in changed:
            form.save()
        shown = [form.instance for form in answered if form.instance.people in CONSENT_NEEDED and form.is_chosen]
        links = [PictureConsent(image=image, consent=consent) for image in shown for consent in consents]
        PictureConsent.objects.bulk_create(links, ignore_conflicts=True)
        return len({form.instance.pk for form in changed} | {link.image_id for link in links})

    def _show(self, request: HttpRequest, page: Any, answered: list[PictureForm]) -> HttpResponse:
        draft = page.get_latest_revision_as_object()
        rights = rights_of(draft)
        issues: dict[int, list[str]] = {}
        for issue in rights_issues(rights, first_day(draft)):
            if issue.context.get("library") == PublishingImage._meta.model_name:
                issues.setdefault(issue.context["id"], []).append(issue.message)
        words = request.GET.get("q", "")
        context = {
            "page": draft,
            "rows": [
                {
                    "form": form,
                    "image": form.instance,
                    "issues": issues.get(form.instance.pk, []),
                    "consents": rights.consents.get(form.instance.pk, []),
                }
                for form in answered
            ],
            "consents": _offered(page, words)[:MOST_CONSENTS],
            "words": words,
            "today": timezone.localdate(),
        }
        invalid = any(form.is_bound and form.errors for form in answered)
        return TemplateResponse(request, "publishing/admin/pictures.html", context, status=422 if invalid else 200)


def _forms(page: Any, data: Any = None) -> list[PictureForm]:
    keys, _documents = referenced_media(page.get_latest_revision_as_object())
    images = PublishingImage.objects.in_bulk(keys)
    live = set(
        LiveAsset.objects.filter(kind=LiveAsset.Kind.IMAGE, object_id__in=keys).values_list("object_id", flat=True)
    )
    return [
        PictureForm(data, instance=images[key], prefix=f"picture-{key}", is_live=key in live) for key in sorted(images)
    ]


def _offered(page: Any, words: str) -> Any:
    """Consents of the office in force today, the page's unit's first, by words of name, guardian or purpose."""
    today = timezone.localdate()
    found = Consent.objects.in_force(today).filter(office=page.unit.office)
    if words.strip():
        named = Q(subject__icontains=words.strip()) | Q(purpose__icontains=words.strip())
        found = found.filter(named | Q(guardian__icontains=words.strip()))
    return found.order_by("-recorded_at")
