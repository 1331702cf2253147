"""The demo office: its story told once through the real acts, and every stage has somebody waiting."""

import datetime as dt
import io
from typing import Any

import pypdfium2
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, WorkflowState

from approvals.api import Decision, Obligation, ObligationKind, Outcome, latest_submission
from config.demo.seed import ADMINISTRATOR, seed
from news.models import ManualPage, NewsPage
from offices.api import Appointment, Capacity, holdings_of
from publishing.api import missing_for_submission
from publishing.models import PublicationRecord, PublishingDocument, PublishingImage, RecordKind
from publishing.status import status_of
from tests.world import Story
from thai.fiscal import fiscal_year

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def seeded(module_story: Story) -> Any:
    """The demo, seeded once for this module on top of the tests' office."""
    return seed()


def items() -> list[Any]:
    return [*NewsPage.objects.all(), *ManualPage.objects.all()]


def open_stages() -> set[str]:
    states = (status_of(page).task_state for page in items())
    return {state.task.specific.stage_key for state in states if state is not None}


def test_story__has_an_item_on_every_stage(seeded: Any) -> None:
    assert open_stages() == {"decide", "intake", "publish"}


@pytest.mark.parametrize("outcome", [Outcome.RETURN, Outcome.REFUSE, Outcome.RECALL])
def test_story__has_an_item_turned_back_with_its_reason(seeded: Any, outcome: Outcome) -> None:
    last = Decision.objects.get(outcome=outcome)
    assert last.reason
    assert not last.request.page.live


def test_register__shows_every_kind_of_act_of_the_story(seeded: Any) -> None:
    kinds = set(PublicationRecord.objects.order_by().values_list("kind", flat=True).distinct())
    assert kinds == set(RecordKind.values) - {RecordKind.MOVED, RecordKind.FAULT_REPORTED}


def test_drafts__one_complete_and_one_not(seeded: Any) -> None:
    drafts = [page.get_latest_revision_as_object() for page in items() if latest_submission(page) is None]
    assert sorted(bool(missing_for_submission(draft)) for draft in drafts) == [False, True]


def test_obligations__an_approval_owed_and_a_check_overdue(seeded: Any) -> None:
    assert Obligation.objects.owed().filter(kind=ObligationKind.LATE_APPROVAL).exists()
    assert Obligation.objects.overdue(timezone.now()).filter(kind=ObligationKind.CHECK_LIVE).exists()


def test_public_items__span_two_fiscal_years_and_all_units(seeded: Any) -> None:
    public = [page for page in items() if page.live]
    assert len(public) >= 18
    assert len({fiscal_year(page.public_date) for page in public}) == 2
    assert {page.unit.name for page in public} == {unit.name for unit in seeded.units.values()}


def test_acts__bear_times_in_order_and_none_in_the_future(seeded: Any) -> None:
    for ledger in (Decision, PublicationRecord):
        times = list(ledger.objects.order_by("sequence").values_list("recorded_at", flat=True))
        assert times == sorted(times)
        assert times[-1] <= timezone.now()
    assert timezone.now() - Decision.objects.order_by("sequence").first().recorded_at > dt.timedelta(days=180)


def test_decisions__are_taken_in_office_hours_except_urgent_ones(seeded: Any) -> None:
    hours = {
        timezone.localtime(decision.recorded_at).hour
        for decision in Decision.objects.select_related("request")
        if decision.request.track != "urgent"
    }
    assert hours <= set(range(8, 17))


def test_school_opening__has_an_album_of_described_pictures(seeded: Any) -> None:
    page = NewsPage.objects.live().get(title__contains="เปิดภาคเรียนที่")
    photos = page.photos()
    assert len(photos) >= 6
    assert all(
        photo.caption and photo.image.description and photo.image.credit and photo.image.people for photo in photos
    )


def test_pictures__are_large_drawings_in_colour(seeded: Any) -> None:
    for picture in PublishingImage.objects.filter(file__contains="opening"):
        with picture.file.open("rb") as stored, Image.open(stored) as image:
            assert image.size == (1600, 1067)
            assert len(image.resize((80, 53)).getcolors(maxcolors=80 * 53) or []) > 300


def test_manuals__carry_documents_with_thai_text_on_several_pages(seeded: Any) -> None:
    manuals = list(ManualPage.objects.live())
    assert len(manuals) == 3
    for manual in manuals:
        content = manual.attached()[0].document.file.read()
        document = pypdfium2.PdfDocument(io.BytesIO(content))
        assert len(document) >= 3
        assert any("วัตถุประสงค์" in text or "ขั้นตอน" in text or "หลักการ" in text for text in page_texts(document))
        document.close()


def page_texts(document: Any) -> list[str]:
    texts = []
    for page in document:
        layer = page.get_textpage()
        texts.append(layer.get_text_bounded())
        layer.close()
        page.close()
    return texts


def test_form__can_be_filled_in_as_docx(seeded: Any) -> None:
    assert PublishingDocument.objects.filter(file__endswith=".docx").count() == 1


def test_every_public_page__is_served_and_every_ended_one_says_so(seeded: Any) -> None:
    client = Client()
    for page in items():
        response = client.get(page.url)
        ended = PublicationRecord.objects.filter(
            page_id=page.pk, kind__in=(RecordKind.WITHDRAWN, RecordKind.EXPIRED)
        ).exists()
        assert response.status_code == (200 if page.live else 410 if ended else 404), page.title


def test_sections__are_served_under_addresses_of_their_own(seeded: Any) -> None:
    for section in seeded.home.get_children().live():
        assert Client().get(section.url).status_code == 200, section.url


def test_audit_and_ledgers__find_no_fault(seeded: Any) -> None:
    report = io.StringIO()
    call_command("audit_site", stdout=report)
    call_command("verify_ledger", stdout=report)
    assert "พบข้อผิดพลาด 0 รายการ" in report.getvalue()


def test_deputy__acts_for_the_director_later_and_served_elsewhere_before(seeded: Any) -> None:
    today = timezone.localdate()
    future = Appointment.objects.get(starts_on__gt=today)
    assert (future.capacity, future.seat) == (Capacity.ACTING_FOR, seeded.seats["director"])
    assert Appointment.objects.filter(ends_on__lt=today, user=seeded.people["deputy"]).exists()
    assert [holding.kind for holding in holdings_of(future.user, today)] == ["deputy_director"]


def test_administrator__holds_no_seat(seeded: Any) -> None:
    assert not Appointment.objects.filter(user__username=ADMINISTRATOR).exists()


def test_second_run__changes_nothing_and_says_so(seeded: Any) -> None:
    def picture() -> dict[str, int]:
        models = (Page, WorkflowState, Decision, PublicationRecord, PublishingImage, PublishingDocument, Appointment)
        return {model.__name__: model._default_manager.count() for model in models}

    before, said = picture(), io.StringIO()
    with connection.execute_wrapper(refuse_writing):
        call_command("seed_demo", stdout=said)
    assert picture() == before
    assert "อยู่แล้ว" in said.getvalue()


def refuse_writing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert sql.split(maxsplit=1)[0].upper() in {"SELECT", "SAVEPOINT", "RELEASE"}, sql
    return execute(sql, params, many, context)
