"""Who leads and whom to ask."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from news.models.item import SummarisedPage
from news.pictures import PORTRAIT
from publishing.api import Issue, Wording, shown, with_sizes
from publishing.models import PublishingImage


class DirectoryPage(SummarisedPage):
    """ทำเนียบ: the office's executives and people to ask, with position, portrait and contact."""

    public_fields = (*SummarisedPage.public_fields, "people")
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel("people", heading=_("People"), label=_("Person")),
        FieldPanel("tables"),
    ]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")
        indexes = [models.Index(fields=["-public_date", "-page_ptr"])]

    def everyone(self) -> list["DirectoryPerson"]:
        """The people in order."""
        return list(self.people.select_related("portrait").all()) if self.pk else list(self.people.all())

    def pictures(self) -> list[PublishingImage]:
        """The portraits."""
        return [person.portrait for person in self.everyone() if person.portrait]

    def says_something(self) -> bool:
        """People are what a directory says."""
        return super().says_something() or bool(self.people.all())

    def texts(self) -> list[str]:
        """Names, positions and duties beside the text."""
        return [*super().texts(), *(person.text for person in self.people.all())]

    def wordings(self) -> list[Any]:
        """What stands under each portrait beside the text; names and contacts are meant to be public."""
        label = _("duties of person %(number)s")
        duties = [
            Wording(f"people-{number}-duties", str(label % {"number": number + 1}), person.duties)
            for number, person in enumerate(self.everyone())
            if person.duties.strip()
        ]
        return [*super().wordings(), *duties]

    def missing_for_submission(self) -> list[Issue]:
        """A directory names people."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.people.all():
            issues.append(Issue("directory_without_people", "people-0-name"))
        return issues

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The people with their portraits."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        everyone = self.everyone()
        with_sizes([person.portrait for person in everyone if person.portrait], PORTRAIT)
        context["people"] = [person.as_public() for person in everyone]
        return context


class DirectoryPerson(Orderable):
    """A person in a directory, as the public sees them: nothing here that is not meant for it."""

    page = ParentalKey(DirectoryPage, on_delete=models.CASCADE, related_name="people")
    name = models.CharField(_("name"), max_length=160)
    position = models.CharField(_("position"), max_length=255)
    portrait = models.ForeignKey(
        PublishingImage, verbose_name=_("portrait"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    duties = models.TextField(_("duties"), blank=True, max_length=1000)

    public_fields = ("name", "position", "portrait", "telephone", "email", "duties")
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("position")]),
        FieldPanel("portrait"),
        FieldRowPanel([FieldPanel("telephone"), FieldPanel("email")]),
        FieldPanel("duties"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("person of the directory")
        verbose_name_plural = _("people of the directory")

    @property
    def text(self) -> str:
        """Name, position and duties in one line."""
        return " ".join(part for part in (self.name, self.position, self.duties) if part)

    def as_public(self) -> dict[str, Any]:
        """What the templates show."""
        portrait = self.portrait
        picture = {**shown(portrait, PORTRAIT), "alt": portrait.default_alt_text} if portrait else None
        return {
            "name": self.name,
            "position": self.position,
            "telephone": self.telephone,
            "email": self.email,
            "duties": self.duties,
            "image": picture,
        }
