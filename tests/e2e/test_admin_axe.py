"""Our own screens in the admin are as open as the public pages.

Only our own content is checked: Wagtail's sidebar and page headers stand around it and answer for themselves.
"""

from collections.abc import Callable

import pytest

from tests.e2e.browser import DESK, PHONE, Visitor, english_words
from tests.e2e.server import Server

Open = Callable[..., Visitor]

OURS = ".pk"
"""The class of every screen of ours; nothing of Wagtail's carries it."""

SCREENS = {
    "desk-provider": ("promotion.provider", "/admin/publishing/desk/"),
    "desk-head": ("policy.head", "/admin/"),
    "desk-director": ("director", "/admin/"),
    "review-decide": ("policy.head", "/admin/publishing/review/{deciding}/"),
    "review-urgent": ("promotion.head", "/admin/publishing/review/{urgent}/"),
    "review-correction": ("policy.head", "/admin/publishing/review/{corrected}/"),
    "review-returned": ("admin.provider", "/admin/publishing/review/{returned}/"),
    "submit-gaps": ("supervision.provider", "/admin/publishing/submit/{incomplete}/"),
    "submit-ready": ("policy.provider", "/admin/publishing/submit/{complete}/"),
    "withdraw": ("policy.head", "/admin/publishing/withdraw/{public}/"),
    "move": ("policy.head", "/admin/publishing/move/{public}/"),
    "postings": ("policy.uploader", "/admin/publishing/postings/"),
    "postings-record": ("policy.uploader", "/admin/publishing/postings/record/"),
    "reports": ("policy.head", "/admin/publishing/reports/"),
    "consents": ("promotion.provider", "/admin/publishing/consents/"),
    "consent-record": ("promotion.provider", "/admin/publishing/consents/record/"),
    "consent": ("promotion.head", "/admin/publishing/consents/{consent}/"),
    "pictures": ("supervision.provider", "/admin/publishing/pictures/{incomplete}/"),
    "findings": ("supervision.provider", "/admin/publishing/findings/{incomplete}/"),
    "leases": ("supervision.provider", "/admin/publishing/leases/image/{picture}/"),
    "policy": ("admin", "/admin/publishing/policy/"),
    "procedure-drawn": ("policy.head", "/admin/approvals/procedures/{procedure}/"),
    "procedure-edit": ("admin", "/admin/approvals/procedures/{procedure}/edit/"),
}

REGISTERS = ("publicationrecord", "decision", "obligation", "consentact", "waiver")

_FIND = """
import django
django.setup()
from approvals.api import Procedure, Request
from news.models import NewsPage
from publishing.models import Consent
def request(part):
    return Request.objects.filter(page__title__contains=part).latest("pk").pk
def page(part):
    return NewsPage.objects.get(title__contains=part).pk
print("deciding", request("ห้องเรียนอัจฉริยะ"))
print("urgent", request("น้ำท่วมขัง"))
print("corrected", request("จำนวนนักเรียน"))
print("returned", request("สภากาแฟ"))
print("incomplete", page("สรุปผลการนิเทศ"))
print("complete", page("ทิศทางการพัฒนา"))
print("public", page("รอบ 6 เดือน"))
print("consent", Consent.objects.latest("pk").pk)
print("picture", NewsPage.objects.get(pk=page("สรุปผลการนิเทศ")).get_latest_revision_as_object().photos()[0].image_id)
print("procedure", Procedure.objects.get(in_force=True).pk)
"""


@pytest.fixture(scope="session")
def numbers(server: Server) -> dict[str, str]:
    """The keys of what the demo's story left on every stage."""
    return dict(line.split(" ", 1) for line in server.python(_FIND).split("\n") if line)


@pytest.mark.parametrize("name", SCREENS)
def test_our_screen__has_no_barriers(visit: Open, numbers: dict[str, str], name: str) -> None:
    username, path = SCREENS[name]
    person = visit(username)
    for size in (DESK, PHONE):
        person.page.set_viewport_size({"width": size[0], "height": size[1]})
        person.open(path.format(**numbers))
        person.page.wait_for_load_state("networkidle")
        person.size = size
        person.shot(f"admin-{name}-{size[0]}")
        assert person.page.locator(OURS).count() > 0
        assert not person.scrolls_sideways()
        assert english_words(person.text(OURS)) == []
        assert person.axe(include=OURS, exclude=("iframe",)) == []


def test_editor__our_panels_have_no_barriers(visit: Open, numbers: dict[str, str]) -> None:
    person = visit("supervision.provider")
    person.open(f"/admin/pages/{numbers['incomplete']}/edit/")
    person.page.wait_for_load_state("networkidle")
    assert person.axe(include=".pk-status") == []
    person.page.get_by_role("tab", name="บันทึกขออนุญาต").click()
    # Wagtail's own “add comment” buttons stand inside the fields it renders.
    assert person.axe(include=".pk-memo", exclude=("[data-comment-add]",)) == []


@pytest.mark.parametrize("register", REGISTERS)
def test_register__has_no_barriers(visit: Open, register: str) -> None:
    person = visit("policy.head")
    app = "publishing" if register in {"publicationrecord", "consentact", "waiver"} else "approvals"
    person.open(f"/admin/{app}/{register}/")
    person.page.wait_for_load_state("networkidle")
    person.shot(f"admin-register-{register}")
    assert person.axe(include="main", exclude=(".w-slim-header", "header")) == []
