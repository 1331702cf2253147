"""Committees and other bodies that decide together."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from offices.models.lasting import LastingModel
from offices.models.office import Office
from offices.models.seat import Seat


class DecisionRule(models.TextChoices):
    """How many members make the body's decision (procedures.md §5.1)."""

    CHAIR = "chair", _("The chair alone")
    ANY = "any", _("Any member")
    MAJORITY = "majority", _("Majority of members")
    CHAIR_OR_MAJORITY = "chair_or_majority", _("The chair, or a majority of members")
    K_OF_N = "k_of_n", _("A set number of members")


class Body(LastingModel):
    """A committee set up by an order."""

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="bodies")
    name = models.CharField(_("name"), max_length=200)
    key = models.SlugField(_("key in procedures"), max_length=60)
    rule = models.CharField(
        _("decision rule"), max_length=20, choices=DecisionRule.choices, default=DecisionRule.MAJORITY
    )
    quorum = models.PositiveSmallIntegerField(_("number of members needed"), null=True, blank=True)
    order_number = models.CharField(_("number of the order"), max_length=60)
    order_date = models.DateField(_("date of the order"))
    starts_on = models.DateField(_("first day in force"))

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        ordering = ["office", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A set number of members needs that number."""
        super().clean()
        if self.rule == DecisionRule.K_OF_N and not self.quorum:
            raise ValidationError({"quorum": _("Give the number of members needed.")})


class BodyMember(LastingModel):
    """A member of a body: a seat (whoever holds it) or a person."""

    class Part(models.TextChoices):
        """What the member is in the body."""

        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice-chair")
        MEMBER = "member", _("Member")
        SECRETARY = "secretary", _("Member and secretary")
        ASSISTANT = "assistant", _("Member and assistant secretary")

    body = models.ForeignKey(Body, verbose_name=_("committee"), on_delete=models.PROTECT, related_name="members")
    seat = models.ForeignKey(
        Seat, verbose_name=_("seat"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    part = models.CharField(_("part"), max_length=12, choices=Part.choices, default=Part.MEMBER)
    starts_on = models.DateField(_("first day in force"))

    class Meta:
        verbose_name = _("committee member")
        verbose_name_plural = _("committee members")
        ordering = ["body", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, user__isnull=True) | Q(seat__isnull=True, user__isnull=False),
                name="offices_member_is_seat_or_person",
            )
        ]

    def __str__(self) -> str:
        return str(self.seat) if self.seat else str(self.user.get_full_name() if self.user else "")

    def clean(self) -> None:
        """A member is a seat or a person: one of the two."""
        super().clean()
        if (self.seat is None) == (self.user is None):
            raise ValidationError({"seat": _("Give either a seat or a person, not both.")})
