"""The memo: what the system fills in, the display period it means, how answers are kept and read."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from approvals.api import SHIPPED, MemoField, ProcedureDocument, read_procedure
from news.models import NewsAttachment
from publishing.forms.memo import NumberField, ThaiDateTimeField, as_kept, as_shown
from publishing.memo import answer_text, fault_in, memo_lines, period_of, prefilled, procedure_of
from tests.five_offices import MEMOS, OfficeStory
from tests.publishing.views.editor_form import post_as_it_is
from tests.world import Story
from thai.dates import TIMEZONE
from thai.fiscal import fiscal_year


@pytest.fixture(scope="module")
def s11() -> ProcedureDocument:
    return ProcedureDocument.model_validate(read_procedure(SHIPPED / "s11.yaml"))


def at_midnight(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, tzinfo=TIMEZONE)


@pytest.mark.parametrize(
    ("memo", "period"),
    [
        ({"duration": "permanent"}, (None, None)),
        (
            {"duration": "fiscal_year", "duration_fiscal_year": "2569"},
            (at_midnight(2025, 10, 1), at_midnight(2026, 10, 1)),
        ),
        (
            {"duration": "range", "duration_from": "2026-12-01", "duration_to": "2026-12-31"},
            (at_midnight(2026, 12, 1), at_midnight(2027, 1, 1)),
        ),
        ({}, None),
        ({"duration": "for ever"}, None),
        ({"duration": "fiscal_year"}, None),
        ({"duration": "fiscal_year", "duration_fiscal_year": "99999"}, None),
        ({"duration": "range", "duration_from": "2026-12-01"}, None),
        ({"duration": "range", "duration_from": "1 ธ.ค.", "duration_to": "2026-12-31"}, None),
    ],
)
def test_period__as_the_form_asks(memo: dict[str, str], period: Any, s11: ProcedureDocument) -> None:
    """S11-F1, 12–14: midnight in Bangkok."""
    assert period_of(s11, memo) == period


def test_period__of_a_form_without_duration() -> None:
    spec = ProcedureDocument.model_validate(read_procedure(SHIPPED / "cpn1.yaml"))
    assert period_of(spec, {"duration": "permanent"}) is None


def test_prefilled__fills_blanks_only(story: Story) -> None:
    """S11-F1, 9–10: files and sheets are counted, and may be corrected."""
    office = OfficeStory(story.world, "s11")
    page = office.draft(memo={"file_count": "", "sheet_count": "", "duration": "fiscal_year"})
    page.attachments.add(NewsAttachment(document=office.document("ประกาศ"), sort_order=0))
    filled = prefilled(office.procedure.spec, page)
    assert (filled["file_count"], filled["sheet_count"]) == ("1", "1")
    assert filled["duration_fiscal_year"] == str(fiscal_year(timezone.now()))
    page.memo = page.memo | {"file_count": "7"}
    assert prefilled(office.procedure.spec, page)["file_count"] == "7"


def test_prefilled__track_category_and_telephone(story: Story) -> None:
    office = OfficeStory(story.world, "loei3")
    page = office.draft(information_type="procurement")
    page.memo = {}
    filled = prefilled(office.procedure.spec, page)
    assert (filled["track"], filled["topic"]) == ("web_data", "4.4")
    s12 = OfficeStory(story.world, "s12")
    page = s12.draft()
    page.memo = {}
    filled = prefilled(s12.procedure.spec, page)
    assert (filled["track"], filled["topic"]) == ("web", "media")
    assert filled["telephone"] == page.unit.telephone


def test_editor__saving_fills_in_and_sets_the_period(story: Story, client: Any) -> None:
    office = OfficeStory(story.world, "s11")
    page = office.draft(memo={"file_count": "", "duration": "permanent"})
    client.force_login(office.people["policy.provider"])
    year = fiscal_year(timezone.now())
    response = post_as_it_is(
        client, page, memo_duration="fiscal_year", memo_duration_fiscal_year=str(year).translate(_THAI)
    )
    assert response.status_code == 302
    draft = office.fresh(page).get_latest_revision_as_object()
    assert draft.memo["duration_fiscal_year"] == str(year), "kept in Arabic digits"
    assert draft.memo["file_count"] == "0"
    assert draft.expire_at == at_midnight(year - 543, 10, 1)
    post_as_it_is(client, page, memo_duration="permanent")
    assert office.fresh(page).get_latest_revision_as_object().expire_at is None


def test_editor__what_cannot_be_read_is_refused_and_kept_on_the_screen(story: Story, client: Any) -> None:
    office = OfficeStory(story.world, "s11")
    page = office.draft(memo={"duration": "range"})
    client.force_login(office.people["policy.provider"])
    response = post_as_it_is(client, page, memo_duration_from="31/12/2026", memo_sheet_count="สอง")
    body = response.content.decode()
    assert response.status_code == 200
    assert "31/12/2026" in body
    assert "1 ตุลาคม 2569" in body, "says how to write it"
    assert "เขียนเป็นตัวเลข" in body


@pytest.mark.parametrize("code", sorted(MEMOS))
def test_memo_lines__read_in_the_order_of_the_form(code: str, story: Story) -> None:
    from tests.five_offices import name_a_decider

    office = OfficeStory(story.world, code, name_a_decider if code == "ryg2" else None)
    page = office.draft()
    procedure = procedure_of(page)
    assert procedure is not None
    labels = [label for label, _value in memo_lines(procedure.spec, page.memo)]
    asked = [field.label for field in procedure.spec.memo]
    assert labels[1:] == [label for label in asked if label in labels]
    assert all(value for _label, value in memo_lines(procedure.spec, page.memo))


@pytest.mark.parametrize(
    ("kind", "kept", "read"),
    [
        ("choices", "a,b", "ก · ข"),
        ("choice", "b", "ข"),
        ("date", "2026-12-31", "31 ธันวาคม 2569"),
        ("date", "เมื่อวาน", "เมื่อวาน"),
        ("datetime", "2026-12-31T14:30:00+07:00", "31 ธันวาคม 2569 เวลา 14.30 น."),
        ("datetime", "2026-12-31T14:30", "31 ธันวาคม 2569 เวลา 14.30 น."),
        ("unit", "0", "0"),
        ("text", "งานสารสนเทศ", "งานสารสนเทศ"),
    ],
)
def test_answer__as_people_read_it(kind: str, kept: str, read: str, db: None) -> None:
    field = MemoField.model_validate(
        {"key": "x", "label": "x", "kind": kind, "options": [{"key": "a", "label": "ก"}, {"key": "b", "label": "ข"}]}
    )
    assert read in answer_text(field, kept)


def test_fault__of_each_kind(s11: ProcedureDocument) -> None:
    fields = {field.key: field for field in s11.memo}
    good = {
        "channels": "website,social",
        "file_count": "3",
        "duration_to": "2026-12-31",
        "duration_fiscal_year": "2600",
    }
    bad = {"channels": "website,fax", "file_count": "-3", "duration_to": "31/12", "duration_fiscal_year": "2500"}
    for key, value in good.items():
        assert not fault_in(fields[key], value, {"duration_from": "2026-12-31"}, s11), key
    for key, value in bad.items():
        assert fault_in(fields[key], value, {}, s11), key
    assert fault_in(fields["duration_to"], "2026-12-30", {"duration_from": "2026-12-31"}, s11), "ends before it begins"


@pytest.mark.parametrize(
    "typed", ["31/12/2569 14:30", "๓๑/๑๒/๒๕๖๙ ๑๔.๓๐ น.", "31 ธันวาคม 2569 เวลา 14:30 น.", "31 ธ.ค. 2569, 14.30"]
)
def test_moment__as_offices_write_it(typed: str) -> None:
    moment = ThaiDateTimeField().clean(typed)
    assert moment == dt.datetime(2026, 12, 31, 14, 30, tzinfo=TIMEZONE)
    field = MemoField(key="x", label="x", kind="datetime")
    assert as_shown(field, as_kept(moment)) == moment
    assert ThaiDateTimeField().widget.format_value(moment) == "31/12/2569 14:30"


@pytest.mark.parametrize("typed", ["14:30", "31/12/2569", "31/12/2026 14:30", "31/12/2569 25:00", "32/12/2569 10:00"])
def test_moment__that_is_none(typed: str) -> None:
    with pytest.raises(ValidationError):
        ThaiDateTimeField().clean(typed)


def test_number__in_either_digits() -> None:
    assert NumberField(required=False).clean("๑๒") == "12"
    with pytest.raises(ValidationError):
        NumberField(required=False).clean("-1")


_THAI = {ord(str(digit)): chr(0x0E50 + digit) for digit in range(10)}
