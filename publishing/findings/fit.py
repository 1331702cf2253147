"""A kind of information on a type of page made for others: a recruitment written as news has no last day to apply."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.material import Material
from publishing.memo import procedure_of

UNUSUAL_PAGE = Detector(
    "type_of_page",
    "proofreading",
    _("The kind of information usually has another type of page"),
    _("Choose the type of page made for it: readers then find it in the list where they look for it."),
    Severity.NOTE,
)
DETECTORS = (UNUSUAL_PAGE,)


def find(material: Material) -> Iterator[Finding]:
    """One finding when the page is made for other kinds of information than the one it says (`fitting_types`)."""
    page = material.page
    fitting = page.fitting_types() if hasattr(page, "fitting_types") else frozenset()
    if not fitting or not page.information_type:
        return
    procedure = procedure_of(page)
    meant = procedure.spec.counts_as(page.information_type) if procedure else page.information_type
    if meant not in fitting:
        label = page.information_label()
        yield Finding(UNUSUAL_PAGE.key, label, digest_of(f"{page._meta.label} {meant}"), field="information_type")
