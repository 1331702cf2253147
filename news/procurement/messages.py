"""The sentences for what a procurement notice wants before submission."""

from django.utils.translation import gettext_lazy as _

from publishing.api import register_messages

register_messages(
    {
        "procurement_kind_missing": _("Choose what kind of procurement notice this is."),
        "procurement_work_missing": _("Say what is bought or hired."),
        "procurement_method_missing": _("Choose the method of procurement."),
        "procurement_budget_missing": _("Give the budget for the purchase, in baht."),
        "procurement_budget_source_missing": _("Say where the budget comes from."),
        "procurement_median_price_missing": _("Give the median price, in baht."),
        "procurement_agreed_price_missing": _("Give the agreed price, in baht."),
        "procurement_bidders_missing": _("Give at least one bidder and the price offered."),
        "procurement_price_of_bidder_missing": _("Give the price every bidder offered, in baht."),
        "procurement_supplier_name_missing": _("Give the name of the supplier who was chosen."),
        "procurement_supplier_kind_missing": _("Say whether the supplier is a juristic or a natural person."),
        "procurement_supplier_tax_id_missing": _(
            "Give the supplier's 13-digit number. A natural person's is masked wherever it is shown."
        ),
        "procurement_tax_id_wrong": _(
            "The supplier's number is not right: it has 13 digits, the last checks the others."
        ),
        "procurement_tax_id_of_a_person": _(
            "This number does not begin with 0, as a juristic person's does: is the supplier a natural person?"
        ),
        "procurement_selection_code_missing": _("Choose the code (1–4) of the reason for the selection."),
        "procurement_selection_reason_missing": _("Give the reason for the selection in a few words."),
        "procurement_contract_number_missing": _("Give the number of the contract or agreement."),
        "procurement_contract_date_missing": _("Give the date of the contract or agreement."),
        "procurement_period_starts_missing": _("Give the first day of the period."),
        "procurement_period_ends_missing": _("Give the last day of the period."),
        "procurement_period_reversed": _("The last day comes before the first."),
        "procurement_withdrawn_too_early": _(
            "This notice has stood for %(days)s full working days; it has to stand for at least %(required)s, "
            "that is until %(until)s. Withdrawn now, the posting does not count."
        ),
        "procurement_change_reason_missing": _("Say what is changed or cancelled, and why."),
        "procurement_report_period_missing": _("Choose the kind of report, the fiscal year and the month or quarter."),
        "procurement_report_agency_missing": _("The data file names district, province, ministry and type of agency."),
        "procurement_report_stale": _(
            "The published notices of this time say something else than these rows: save the draft to draw them again."
        ),
    }
)
