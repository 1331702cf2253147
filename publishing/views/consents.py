"""The consent register: the list, entering a consent, one consent with its uses, and its withdrawal."""

from pathlib import PurePosixPath

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from approvals.api import Issue, Refused
from publishing.actions.record_consent import RecordConsentAction
from publishing.actions.withdraw_consent import WithdrawConsentAction, authority, uses_of_consent
from publishing.forms.consent import ConsentForm, WithdrawalForm, channels_of
from publishing.models import AgeGroup, Consent, PictureConsent, PublishingImage
from publishing.uses import Use
from publishing.views.reporting_office import reporter_for

PER_PAGE = 50
_STATES = ("in_force", "ended", "withdrawn")


class ConsentsView(View):
    """Every consent of the office, newest first, by state, age and words."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list."""
        office = reporter_for(request).office
        chosen = {name: request.GET.get(name, "") for name in ("state", "age", "q")}
        rows = _filtered(Consent.objects.filter(office=office), chosen)
        rows = rows.select_related("unit").annotate(pictures=Count("picture_links")).order_by("-recorded_at", "-pk")
        context = {
            "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
            "chosen": chosen,
            "ages": AgeGroup.choices,
            "today": timezone.localdate(),
        }
        return TemplateResponse(request, "publishing/admin/consents/list.html", context)


def _filtered(rows: QuerySet[Consent], chosen: dict[str, str]) -> QuerySet[Consent]:
    today = timezone.localdate()
    in_force = Q(withdrawn_at__isnull=True, starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    if chosen["state"] == "in_force":
        rows = rows.filter(in_force)
    elif chosen["state"] == "ended":
        rows = rows.filter(withdrawn_at__isnull=True, ends_on__lt=today)
    elif chosen["state"] == "withdrawn":
        rows = rows.filter(withdrawn_at__isnull=False)
    if chosen["age"] in AgeGroup.values:
        rows = rows.filter(age=chosen["age"])
    if words := chosen["q"].strip():
        rows = rows.filter(Q(subject__icontains=words) | Q(purpose__icontains=words) | Q(guardian__icontains=words))
    return rows


class RecordConsentView(View):
    """Enter a consent; with `?image=…` it covers those pictures at once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        reporter = reporter_for(request)
        first = {"unit": reporter.units[0] if reporter.units else None, "starts_on": timezone.localdate()}
        return self._show(request, ConsentForm(office=reporter.office, initial=first), [])

    def post(self, request: HttpRequest) -> HttpResponse:
        """Record, or show again what is wrong."""
        form = ConsentForm(request.POST, request.FILES, office=reporter_for(request).office)
        if not form.is_valid():
            return self._show(request, form, [])
        try:
            consent = RecordConsentAction(form.particulars(), user=request.user).execute()
        except Refused as refusal:
            return self._show(request, form, refusal.issues)
        except ValidationError as error:
            form.add_error(None, error)
            return self._show(request, form, [])
        PictureConsent.objects.bulk_create(PictureConsent(image=image, consent=consent) for image in _images(request))
        messages.success(request, _("Consent number %(number)s has been recorded.") % {"number": consent.pk})
        return redirect("publishing:consent", consent.pk)

    def _show(self, request: HttpRequest, form: ConsentForm, issues: list[Issue]) -> HttpResponse:
        context = {"form": form, "issues": issues, "images": _images(request)}
        status = 422 if issues or form.errors else 200
        return TemplateResponse(request, "publishing/admin/consents/record.html", context, status=status)


def _images(request: HttpRequest) -> list[PublishingImage]:
    """The pictures the consent is recorded for, as the address names them."""
    keys = [key for key in request.GET.getlist("image") if key.isdecimal()]
    return list(PublishingImage.objects.filter(pk__in=keys)) if keys else []


class ConsentView(View):
    """One consent: what it says, what it covers, where it is in use; POST carries out its withdrawal."""

    def get(self, request: HttpRequest, consent_id: int) -> HttpResponse:
        """The consent."""
        return self._show(request, _consent_for(request, consent_id), WithdrawalForm(), [])

    def post(self, request: HttpRequest, consent_id: int) -> HttpResponse:
        """Withdraw, or show again with everything chosen and typed."""
        consent = _consent_for(request, consent_id)
        form = WithdrawalForm(request.POST)
        if not form.is_valid():
            return self._show(request, consent, form, [])
        action = WithdrawConsentAction(
            consent,
            user=request.user,
            reason=form.cleaned_data["reason"],
            public_reason=form.cleaned_data["public_reason"],
            choices={
                use.page_id: "replace"
                for use in uses_of_consent(consent)
                if request.POST.get(f"use-{use.page_id}") == "replace"
            },
        )
        try:
            action.execute()
        except Refused as refusal:
            return self._show(request, consent, form, refusal.issues)
        messages.success(
            request, _("The withdrawal of consent number %(number)s has been carried out.") % {"number": consent.pk}
        )
        return redirect("publishing:consent", consent.pk)

    def _show(self, request: HttpRequest, consent: Consent, form: WithdrawalForm, issues: list[Issue]) -> HttpResponse:
        uses = uses_of_consent(consent)
        labels = dict(channels_of(consent.office))
        context = {
            "consent": consent,
            "channels": [labels.get(key, key) for key in consent.channels],
            "pictures": [link.image for link in consent.picture_links.select_related("image")[:PER_PAGE]],
            "uses": [
                {"use": use, "choice": request.POST.get(f"use-{use.page_id}", "withdraw")} for use in _by_page(uses)
            ],
            "uses_count": len(uses),
            "acts": list(consent.acts.order_by("sequence")),
            "may_withdraw": authority(request.user, consent, timezone.localdate()) is not None,
            "form": form,
            "issues": issues,
            "today": timezone.localdate(),
        }
        status = 422 if issues or form.errors else 200
        return TemplateResponse(request, "publishing/admin/consents/consent.html", context, status=status)


def _by_page(uses: list[Use]) -> list[Use]:
    """One line a page, however many of its pictures are concerned."""
    return list({use.page_id: use for use in uses}.values())


class EvidenceView(View):
    """The scanned form, for people of the office only."""

    def get(self, request: HttpRequest, consent_id: int) -> FileResponse:
        """The file. Raises Http404 when there is none."""
        consent = _consent_for(request, consent_id)
        if not consent.evidence:
            raise Http404
        name = PurePosixPath(consent.evidence.name or "").name
        response = FileResponse(consent.evidence.open("rb"), filename=name)
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


def _consent_for(request: HttpRequest, consent_id: int) -> Consent:
    """The consent, for a person of its office. Raises Http404, PermissionDenied."""
    office = reporter_for(request).office
    return get_object_or_404(
        Consent.objects.select_related("office", "unit", "recorded_by"), pk=consent_id, office=office
    )
