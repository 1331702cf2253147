"""The page bases the gate stands on: every page type of a Prakat site derives from one of them."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from approvals.api import Issue
from offices.api import Office, Unit
from publishing.findings.wording import Wording
from publishing.forms.page import GatedPageForm
from publishing.gate import model_layer
from publishing.gate.permissions import GatedPagePermissionTester
from publishing.models.live import ItemDate, LiveDateKind
from publishing.models.record import ENDED_KINDS, RecordKind, latest_state

_SLUG_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


class GatedPageQuerySet(PageQuerySet):
    """A page queryset that does not write past the gate (layer 2)."""

    def update(self, **kwargs: Any) -> int:
        """Refuse to change what is live, or to make anything live."""
        model_layer.refuse_queryset_update(self, kwargs)
        return int(super().update(**kwargs))

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        """Refuse to change what is live, or to make anything live."""
        objs = list(objs)
        model_layer.refuse_bulk_update(objs, fields)
        return int(super().bulk_update(objs, fields, batch_size=batch_size))

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse to create anything live."""
        objs = list(objs)
        model_layer.refuse_live_creation(objs)
        return super().bulk_create(objs, *args, **kwargs)


class GatedPage(Page):
    """A page whose every public change passes the gate. Use it for the site's frame: home, sections, indexes.

    Invariant: live only with a valid permit for exactly what it shows.
    """

    unit = models.ForeignKey(
        Unit, verbose_name=_("owner unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    memo = models.JSONField(_("request memo"), default=dict, blank=True)

    objects: Any = PageManager.from_queryset(GatedPageQuerySet)()
    base_form_class = GatedPageForm
    structural: ClassVar[bool] = True
    """Part of the site's frame, which may be set up by the recorded bootstrap act."""
    silent_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields whose words no list repeats, because the page masks them or they are about a person (ADR 0025)."""

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.pk is None and not args and "live" not in kwargs:
            self.live = False  # Wagtail's default would put a page online before anyone saw it

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Save unless it would change what is public (layer 2). Raises Refused."""
        if self.unit_id is None and self.path:
            self.unit = self.unit_by_place()
        model_layer.guard_save(self, kwargs.get("update_fields"))
        return super().save(clean=clean, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a revision; a sealed one is never overwritten, not even by autosave."""
        model_layer.keep_sealed_revision(kwargs)
        return super().save_revision(*args, **kwargs)

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """Refuse: only the publishing verb publishes, through Wagtail's own action."""
        model_layer.refuse_publish(self)
        return super().publish(revision, *args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse outside withdrawal and expiry."""
        model_layer.refuse_unpublish(self)
        return super().unpublish(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> GatedPagePermissionTester:
        """What the admin offers (layer 1)."""
        return GatedPagePermissionTester(user, self)

    def unit_by_place(self) -> Unit | None:
        """The unit in whose section the page stands; the office's first unit outside any section."""
        paths = [self.path[: position + self.steplen] for position in range(0, len(self.path), self.steplen)]
        in_section = Unit.objects.filter(section_page__path__in=paths).order_by("-section_page__depth").first()
        return in_section or Unit.objects.filter(office__site__root_page__path__in=paths).first()

    @property
    def office(self) -> Office | None:
        """The office the page belongs to."""
        return self.unit.office if self.unit else None

    def missing_for_submission(self) -> list[Issue]:
        """What the page type itself still wants before it may be submitted; subclasses add theirs."""
        return []

    def warnings_before_withdrawal(self, now: dt.datetime) -> list[Issue]:
        """What whoever withdraws the live page now should know first; subclasses add theirs."""
        return []

    def wordings(self) -> list[Wording]:
        """The page's words by field, for whoever looks for what was overlooked; subclasses add theirs."""
        named = (("title", self.title), ("seo_title", self.seo_title), ("search_description", self.search_description))
        return [self.wording(name, text) for name, text in named if text.strip()]

    def wording(self, name: str, text: str, *, html: str = "") -> Wording:
        """The words of one of the page's own fields."""
        return Wording(name, str(self._meta.get_field(name).verbose_name), text, html)

    def information_label(self) -> str:
        """The office's own name for the kind of information; empty for the site's frame."""
        return ""

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """As Wagtail; a withdrawn or expired page keeps its address and answers with its notice (status 410)."""
        if path_components or self.live:
            return super().route(request, path_components)
        record = latest_state(self.pk)
        if record is None or record.kind not in ENDED_KINDS:
            raise Http404
        return RouteResult(self, kwargs={"ended": record})

    def serve(self, request: HttpRequest, *args: Any, ended: Any = None, **kwargs: Any) -> HttpResponse:
        """The page, or the notice that it is no longer public (no word of its content)."""
        if ended is None:
            return super().serve(request, *args, **kwargs)
        name = "withdrawn" if ended.kind == RecordKind.WITHDRAWN else "expired"
        context = {
            "act_on": timezone.localdate(ended.recorded_at),
            "reason": ended.reason,
            "unit_name": ended.unit_name,
            "code": ended.code,
        }
        return TemplateResponse(request, f"publishing/{name}.html", context, status=410)

    @classmethod
    def get_edit_handler(cls) -> Any:
        """The tabs of the editor: content, the request memo, settings; the status panel on top of the content."""
        from publishing.panels import EditorTabs, MemoPanel, StatusPanel

        tabs = [
            ObjectList([StatusPanel(), *cls.content_panels], heading=_("Content")),
            ObjectList([MemoPanel()], heading=_("Request memo")),
            ObjectList(cls.settings_tab(), heading=_("Address and period")),
        ]
        return EditorTabs(tabs, base_form_class=cls.base_form_class).bind_to_model(cls)

    @classmethod
    def settings_tab(cls) -> list[Any]:
        """Address, search texts and display period. No privacy, no menus: an office's pages are public or absent."""
        from wagtail.admin.panels import FieldPanel, PublishingPanel

        return [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), PublishingPanel()]


class PublishablePage(GatedPage):
    """An item an office publishes: of a kind of information, dated, asked for and decided."""

    information_type = models.CharField(_("information type"), max_length=60, blank=True)
    public_date = models.DateField(_("date of the item"), default=timezone.localdate)

    structural = False
    public_fields: ClassVar[tuple[str | tuple[str, str], ...]] = ()
    """The fields, rows and properties that programs may read of it, in order: all that its page shows. A pair is the
    name programs know it by and the name here."""
    slug: Any

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """As Wagtail, after a new item has got its address."""
        self._take_address()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """As Wagtail, after a new item has got its address."""
        self._take_address()
        super().minimal_clean()

    def _take_address(self) -> None:
        """The date and a short token, in ASCII, kept for ever (ADR 0004)."""
        if not self.slug:
            self.slug = f"{self.public_date.year + 543}{self.public_date:%m%d}-{get_random_string(5, _SLUG_LETTERS)}"

    @classmethod
    def settings_tab(cls) -> list[Any]:
        """As a frame page's, without the address: nobody has to think of one."""
        return [panel for panel in super().settings_tab() if getattr(panel, "field_name", "") != "slug"]

    def live_dates(self) -> list[ItemDate]:
        """The days the item names, for calendars and lists; subclasses add theirs."""
        return [ItemDate(LiveDateKind.DISPLAY_END, self.expire_at)] if self.expire_at else []

    def information_label(self) -> str:
        """The label of the item's kind in the procedure in force."""
        from approvals.api import in_force

        procedure = in_force(self.office) if self.office else None
        types = dict(procedure.spec.information_types()) if procedure else {}
        return types.get(self.information_type, self.information_type)

    def memo_answers(self) -> dict[str, str]:
        """Questions of the request memo the item answers itself, by key; they are not asked twice."""
        return {}

    def fitting_types(self) -> frozenset[str]:
        """The kinds of information this type of page is made for; none named: any."""
        return frozenset()

    def missing_for_submission(self) -> list[Issue]:
        """An item needs its kind."""
        issues = super().missing_for_submission()
        if not self.information_type:
            issues.append(Issue("information_type_missing", "information_type"))
        return issues
