"""The sentences for the refusals of postings and reports."""

from django.utils.translation import gettext_lazy as _

from approvals.api import register_messages

register_messages(
    {
        "nothing_ticked": _("Nothing was recorded: tick at least one channel."),
        "title_of_story_missing": _("Give the title of the story, one story per line."),
        "channel_unknown": _("“%(channel)s” is not a channel people record in this office's procedure."),
        "posted_in_the_future": _("The day it went out lies in the future."),
        "posting_day_invalid": _("Give the day it went out."),
        "posting_not_public": _("“%(title)s” has never been published, so it went out on no channel."),
        "posting_link_invalid": _("The link to the evidence is not an address of a web page."),
        "posting_not_yours": _("Only people of the unit, or of the office as a whole, record this."),
        "posting_cancelled": _("This entry has been cancelled already."),
        "report_unknown": _("The procedure in force has no such report."),
        "report_not_yours": _("Only people of the unit, or of the office as a whole, make and sign this report."),
        "report_needs_unit": _("This report is made by each unit."),
        "report_period_invalid": _("These days are not a round of this report."),
        "report_period_ahead": _("The period has not begun yet."),
        "report_signed": _("The report has been signed and no longer changes."),
        "report_not_signed": _("The report has not been signed yet."),
        "report_body_missing": _("The committee “%(body)s” that receives this report is not in the office's records."),
        "report_changed": _("Something was recorded after this page was opened. Read the report again, then sign."),
        "report_not_for_you": _("Only those the report was delivered to acknowledge it."),
        "report_own": _("Whoever signed the report does not acknowledge it alone."),
        "report_acknowledged": _("You have acknowledged this report already."),
    }
)
