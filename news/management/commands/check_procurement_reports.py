"""`manage.py check_procurement_reports`: which published reports no longer say what the live notices say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from news.models import ProcurementReportPage
from news.procurement.agreement import disagreements
from news.procurement.report_files import label_of


class Command(BaseCommand):
    """Compares every live report with the notices of its time; ends with an error when one differs."""

    help = "Says which published procurement reports no longer agree with the live notices."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each row that differs. Raises CommandError when there is any."""
        words = {"added": _("not in the report"), "gone": _("no longer public"), "changed": _("says something else")}
        differing = 0
        for page in ProcurementReportPage.objects.live().select_related("unit__office"):
            found = disagreements(page)
            differing += bool(found)
            for item in found:
                self.stdout.write(f"{page.title} ({label_of(page)}): {item.work} – {words[item.what]}")
        if differing:
            message = _("Reports that have to be corrected: %(count)s") % {"count": differing}
            raise CommandError(message)
        self.stdout.write(_("Every published procurement report agrees with the live notices."))
