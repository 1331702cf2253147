"""The form of the consent register, and of a withdrawal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from approvals.api import in_force
from offices.api import Office
from offices.forms import ThaiDateField
from publishing.files import DOCUMENT_LIMIT
from publishing.forms.evidence import EvidenceField
from publishing.models import WEBSITE, AgeGroup, Consent, SubjectKind


class ConsentForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker only
    """A consent as it stands on paper: whose, how old, who consents for them, for what, where, until when."""

    starts_on = ThaiDateField(label=_("first day"))
    ends_on = ThaiDateField(label=_("last day"), required=False, help_text=_("Empty: until it is withdrawn."))
    channels = forms.MultipleChoiceField(label=_("channels"), widget=forms.CheckboxSelectMultiple)
    evidence = EvidenceField(
        label=_("evidence"), required=False, limit=DOCUMENT_LIMIT, help_text=_("A scan of the form; never public.")
    )

    class Meta:
        model = Consent
        fields = [
            "unit", "subject_kind", "subject", "age", "guardian", "without_guardian", "purpose", "channels",
            "starts_on", "ends_on", "evidence", "kept_at",
        ]  # fmt: skip
        widgets = {"subject_kind": forms.RadioSelect, "age": forms.RadioSelect}

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.office = office
        self.fields["unit"].queryset = office.units.all()  # type: ignore[attr-defined]
        self.fields["unit"].required = True
        self.fields["channels"].choices = channels_of(office)  # type: ignore[attr-defined]
        self.fields["subject_kind"].choices = SubjectKind.choices  # type: ignore[attr-defined]
        self.fields["age"].choices = AgeGroup.choices  # type: ignore[attr-defined]

    def particulars(self) -> dict[str, Any]:
        """What the verb records."""
        return {**{name: self.cleaned_data[name] for name in self.Meta.fields}, "office": self.instance.office}


class WithdrawalForm(forms.Form):
    """Why a consent is withdrawn: for the register, and for the public."""

    reason = forms.CharField(
        label=_("Who asked, how and when"),
        help_text=_("For the register; the public does not see it."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    public_reason = forms.CharField(
        label=_("Reason the public will read"),
        help_text=_("Name nobody. Empty: “Somebody in a picture has withdrawn their consent.”"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
    )


def channels_of(office: Office) -> list[tuple[str, str]]:
    """The channels of the office's procedure, the website first."""
    procedure = in_force(office)
    named = [(channel.key, channel.label) for channel in procedure.spec.channels] if procedure else []
    own = [] if any(key == WEBSITE for key, _label in named) else [(WEBSITE, str(_("website")))]
    return [*own, *named]
