"""Offices and their units."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page, Site

from offices.models.lasting import LastingModel


class Level(models.TextChoices):
    """Which schools the office serves (สพป. or สพม.)."""

    PRIMARY = "primary", _("Primary education service area office")
    SECONDARY = "secondary", _("Secondary education service area office")
    OTHER = "other", _("Other agency")


class Digits(models.TextChoices):
    """The digits the office writes in its memos."""

    THAI = "thai", _("Thai digits")
    ARABIC = "arabic", _("Arabic digits")


class Office(LastingModel):
    """An education service area office with a website of its own (one Wagtail Site each).

    Offices are renamed and re-cut (the numbered secondary areas in 2564): predecessor keeps the line.
    """

    site = models.OneToOneField(Site, verbose_name=_("website"), on_delete=models.PROTECT, related_name="office")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices, default=Level.SECONDARY)
    memo_prefix = models.CharField(_("memo number prefix"), max_length=40, blank=True)
    digits = models.CharField(_("digits"), max_length=8, choices=Digits.choices, default=Digits.THAI)
    address = models.TextField(_("address"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    predecessor = models.ForeignKey(
        "self",
        verbose_name=_("predecessor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successors",
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Unit(LastingModel):
    """A group or unit of an office (กลุ่ม/หน่วย), with its own section of the website and its own files."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="units")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    key = models.SlugField(_("key in procedures"), max_length=40, blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("order in lists"), default=0)
    section_page = models.OneToOneField(
        Page, verbose_name=_("section page"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    collection = models.OneToOneField(
        Collection, verbose_name=_("file collection"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    group = models.OneToOneField(
        Group,
        verbose_name=_("editing group"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="offices_unit_name_once_per_office"),
            models.UniqueConstraint(
                fields=["office", "key"], condition=~models.Q(key=""), name="offices_unit_key_once_per_office"
            ),
        ]

    def __str__(self) -> str:
        return self.name
