"""The addresses of the API: items, units, the office, types and kinds of information. No account is needed."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from offices.api import Unit
from opendata.api import description, parameters, problems
from opendata.api.conditional import stamp
from opendata.api.items import written
from opendata.api.page_of_items import page_of_items
from opendata.api.rate import Rate
from opendata.api.scope import Scope
from opendata.api.shapes import CategoryEntry, OfficeEntry, TypeEntry, UnitEntry
from publishing.live_items import item_models


class PublicViewSet(ViewSet):
    """Anybody reads; nobody is asked who they are, and nothing is stored of them but a count."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    parser_classes: list[type[BaseParser]] = []
    renderer_classes = [JSONRenderer]
    throttle_classes = [Rate]
    metadata_class = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Find out whose website was asked."""
        super().initial(request, *args, **kwargs)
        self.scope = Scope(request._request)

    def get_exception_handler(self) -> Any:
        """Problem documents."""
        return problems.answer

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Stamp what was answered."""
        finished = super().finalize_response(request, response, *args, **kwargs)
        if finished.status_code == 200:
            stamp(request._request, finished, self.scope.last_act())
        return finished

    def whole_list(self, entries: list[dict[str, Any]], shape: Any) -> Response:
        """A list that is short enough to be given whole."""
        return Response({"meta": {"total_count": len(entries)}, "items": shape(entries, many=True).data})


class PagesViewSet(PublicViewSet):
    """The items before the public."""

    @description.list_of_items
    def index(self, request: Request) -> Response:
        """Items of every type, the newest first, narrowed down by the parameters."""
        return Response(page_of_items(self.scope, parameters.read(self.scope, request.query_params)))

    @description.one_item
    def retrieve(self, request: Request, pk: int) -> Response:
        """Everything one item says."""
        parameters.refuse_unknown(request.query_params)
        item = self.scope.items().select_related("page", "unit").prefetch_related("dates").filter(pk=pk).first()
        if item is None:
            raise Http404
        return Response(written(self.scope, [item], full=True)[0])


class UnitsViewSet(PublicViewSet):
    """The units of the office."""

    @description.whole_list(UnitEntry, "units_list", _("Every unit, those of the past with their last day."))
    def index(self, request: Request) -> Response:
        """Every unit, those of the past with their last day."""
        parameters.refuse_unknown(request.query_params)
        units = self.scope.units().select_related("section_page")
        return self.whole_list([self._entry(unit) for unit in units], UnitEntry)

    @description.one(UnitEntry, "units_retrieve", _("One unit."))
    def retrieve(self, request: Request, pk: int) -> Response:
        """One unit."""
        parameters.refuse_unknown(request.query_params)
        unit = self.scope.units().select_related("section_page").filter(pk=pk).first()
        if unit is None:
            raise Http404
        return Response(UnitEntry(self._entry(unit)).data)

    def _entry(self, unit: Unit) -> dict[str, Any]:
        section = unit.section_page
        html_url = section.get_full_url(self.scope.request) if section and section.live else None
        meta = {"type": "offices.Unit", "detail_url": self.scope.address("units-detail", unit.pk), "html_url": html_url}
        names = ("name", "short_name", "telephone", "ends_on")
        return {"id": unit.pk, "meta": meta} | {name: getattr(unit, name) for name in names}


class OfficesViewSet(PublicViewSet):
    """The office whose website this is: a list of one."""

    @description.whole_list(OfficeEntry, "offices_list", _("The office whose website this is."))
    def index(self, request: Request) -> Response:
        """The office."""
        parameters.refuse_unknown(request.query_params)
        office = self.scope.office
        meta = {
            "type": "offices.Office",
            "detail_url": self.scope.address("offices-list"),
            "html_url": f"{self.scope.root}/",
        }
        names = ("name", "short_name", "address", "telephone", "email")
        level = {"value": office.level, "label": str(office.get_level_display())}
        entry = {"id": office.pk, "meta": meta, "level": level} | {name: getattr(office, name) for name in names}
        return self.whole_list([entry], OfficeEntry)


class TypesViewSet(PublicViewSet):
    """The types of items."""

    @description.whole_list(TypeEntry, "types_list", _("Every type of page, for the parameter “type”."))
    def index(self, request: Request) -> Response:
        """Every type, for the parameter `type`."""
        parameters.refuse_unknown(request.query_params)
        address = self.scope.address("pages-list")
        entries = [
            {
                "type": model._meta.label,
                "name": str(model._meta.verbose_name),
                "list_url": f"{address}?type={model._meta.label}",
            }
            for model in item_models()
        ]
        return self.whole_list(entries, TypeEntry)


class CategoriesViewSet(PublicViewSet):
    """The kinds of information."""

    @description.whole_list(
        CategoryEntry,
        "categories_list",
        _("Every kind of information in the office's own words, for the parameter “category”."),
    )
    def index(self, request: Request) -> Response:
        """Every kind in the office's own words, for the parameter `category`."""
        parameters.refuse_unknown(request.query_params)
        address = self.scope.address("pages-list")
        entries = [
            {"key": key, "label": label, "list_url": f"{address}?category={key}"}
            for key, label in self.scope.categories.items()
        ]
        return self.whole_list(entries, CategoryEntry)


class NothingHere(PublicViewSet):
    """Every other address below /api/v2/: a problem document, not the website's page."""

    def index(self, request: Request, rest: str = "") -> Response:
        """Raises Http404."""
        raise Http404
