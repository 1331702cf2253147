"""What the website and the administration hand out about procurements besides pages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from wagtail.models import Site

from news.models import ProcurementNoticePage
from news.procurement.proof import proof_of_posting
from news.procurement.timeline import Step, notices_of
from offices.api import holdings_of


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF a browser shows, under its Thai name when it is kept (RFC 6266)."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def public_proof(request: HttpRequest, page_id: int) -> HttpResponse:
    """The proof of posting of a notice that is public now; nothing is said of what is not. Raises Http404."""
    page = get_object_or_404(ProcurementNoticePage.objects.live(), pk=page_id)
    return _proof(page, private=False)


def office_proof(request: HttpRequest, page_id: int) -> HttpResponse:
    """The proof for the people of the office, of what was withdrawn or has expired too. Raises Http404."""
    page = get_object_or_404(ProcurementNoticePage, pk=page_id)
    if not request.user.is_superuser and not _sits_in_office(request.user, page):
        raise PermissionDenied
    return _proof(page, private=True)


@never_cache
def procurement(request: HttpRequest, key: str) -> HttpResponse:
    """The live notices of a procurement in their order. Raises Http404 when none is public."""
    site = Site.find_for_request(request)
    notices = list(notices_of(site.root_page, key)) if site else []
    if not notices:
        raise Http404
    steps = [Step(notice, notice.get_url(request) or "", is_here=False) for notice in notices]
    latest = notices[-1]
    context = {
        "key": key,
        "work": next((notice.work for notice in reversed(notices) if notice.work), latest.title),
        "steps": steps,
        "unit": latest.unit,
    }
    return TemplateResponse(request, "news/procurement.html", context)


def _sits_in_office(user: Any, page: ProcurementNoticePage) -> bool:
    office = page.office
    return office is not None and any(
        holding.office_id == office.pk for holding in holdings_of(user, timezone.localdate())
    )


def _proof(page: ProcurementNoticePage, *, private: bool) -> HttpResponse:
    content = proof_of_posting(page, now=timezone.now())
    if content is None:
        raise Http404
    response = pdf_response(content, f"หลักฐานการเผยแพร่ {page.title}.pdf".replace("/", "-"))
    response["Cache-Control"] = "private, no-store" if private else "no-store"
    return response
