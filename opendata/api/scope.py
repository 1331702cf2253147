"""Whose API is asked: the website the request came to, and its office. Nothing of another website is ever in it."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse
from wagtail.models import Site

from offices.api import Office, Unit
from publishing.api import in_force
from publishing.models import LiveItem, PublicationRecord


class Scope:
    """The office whose website was asked. Raises Http404 where no office has a website."""

    def __init__(self, request: Any) -> None:
        self.request = request
        asked = Site.find_for_request(request)
        root = asked.root_page_id if asked else None
        # Hosts may share one website; its office belongs to one of them.
        office = Office.objects.select_related("site").filter(site__root_page_id=root).first()
        if office is None:
            raise Http404
        self.office: Office = office
        self.site: Site = office.site

    @cached_property
    def root(self) -> str:
        """The address of the website as it was asked for, without a slash at the end."""
        return str(self.request.build_absolute_uri("/")).rstrip("/")

    def address(self, name: str, *args: Any) -> str:
        """The full address of a view of the API."""
        return self.root + reverse(f"opendata:{name}", args=args)

    def items(self) -> Any:
        """Everything before the public on this website."""
        return LiveItem.objects.of_site(self.site)

    @cached_property
    def categories(self) -> dict[str, str]:
        """Kinds of information in the office's own words, in the order of its procedure."""
        procedure = in_force(self.office)
        return dict(procedure.spec.information_types()) if procedure else {}

    def units(self) -> Any:
        """The office's units, in the order of lists."""
        return Unit.objects.filter(office=self.office)

    def last_act(self) -> Any:
        """When the register of the office got its latest entry: no publication, correction or end came later."""
        latest = PublicationRecord.objects.filter(office=self.office).order_by("-sequence")
        return latest.values_list("recorded_at", flat=True).first()
