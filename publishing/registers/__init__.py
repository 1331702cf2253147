"""The registers in the admin: publications, decisions, obligations, consents, waivers. Read and exported only."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdminGroup

from publishing.registers.consents import ConsentLedger
from publishing.registers.decisions import DecisionLedger
from publishing.registers.obligations import ObligationList
from publishing.registers.publications import PublicationRegister
from publishing.registers.waivers import WaiverLedger


class RegisterGroup(ModelAdminGroup):
    """The registers under one heading."""

    menu_label = _("Registers")
    menu_icon = "doc-full"
    menu_order = 300
    items = (PublicationRegister, DecisionLedger, ObligationList, ConsentLedger, WaiverLedger)
