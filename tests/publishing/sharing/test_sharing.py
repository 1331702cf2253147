"""A draft shown to a named reader outside: read and answered through the link, and nothing of it public."""

import datetime as dt
import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from approvals.api import Refused
from news.models import NewsAttachment
from publishing import api as publishing
from publishing.gate.oracle import violations
from publishing.models import Seal, Share, ShareAnswer
from publishing.sharing.make import RevokeShareAction, ShareDraftAction
from publishing.sharing.tokens import WRONG_GUESSES, new_token
from tests.world import Story

ANSWER = {
    "verdict": "correction",
    "words": "ชื่อผู้อำนวยการโรงเรียนสะกดผิด",
    "name": "ครูสมมุติ",
    "position": "ครู โรงเรียนบ้านสมมุติ",
}
TITLE = "ร่างที่ยังไม่มีใครเห็น"


@pytest.fixture(autouse=True)
def _no_guesses_yet() -> None:
    cache.clear()


def shared(story: Story, page: Any, **fields: Any) -> tuple[Share, str]:
    values = {"user": story.people["policy.provider"], "recipient": "โรงเรียนบ้านสมมุติ", "days": 7, "note": "ชื่อและวันที่"}
    return ShareDraftAction(page, **(values | fields)).execute()


def address(token: str) -> str:
    return reverse("sharing:draft", args=[token])


def with_files(story: Story) -> Any:
    page = story.draft(title=TITLE, photos=2).get_latest_revision_as_object()
    page.attachments.add(NewsAttachment(document=story.document("กำหนดการ"), sort_order=0))
    page.save_revision(user=story.people["policy.provider"])
    return story.fresh(page)


def test_reader__sees_the_draft_and_its_files_through_the_link_only(story: Story, client: Any) -> None:
    page = with_files(story)
    share, token = shared(story, page)
    response = client.get(address(token))
    html = response.content.decode()
    assert response.status_code == 200
    assert TITLE in html
    assert "ร่าง ยังไม่เผยแพร่" in html
    assert share.content_hash in html
    assert token not in str(vars(share))
    assert (response["Cache-Control"], response["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert "noindex" in response["X-Robots-Tag"]
    assert "og:title" not in html
    assert "sessionid" not in response.cookies
    files = re.findall(rf'(?:src|srcset|href)="({re.escape(address(token))}(?:media|documents)/[^"]+)"', html)
    assert {file.removeprefix(address(token)).partition("/")[0] for file in files} == {"media", "documents"}
    for file in files:
        answer = client.get(file)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store"), file
        public = "/" + file.removeprefix(address(token))
        assert client.get(public).status_code == 404
        assert f'"{public}' not in html
    assert client.get(page.get_url()).status_code == 404
    assert client.head(address(token)).status_code == 200
    assert list(violations()) == []


def test_link__opens_no_file_of_another_item(story: Story, client: Any) -> None:
    _share, token = shared(story, story.draft(photos=1))
    other = story.document("ของเรื่องอื่น")
    image = story.image("ภาพของเรื่องอื่น")
    rendition = image.get_rendition("width-400")
    own_file = f"documents/{other.pk}/{other.filename}"
    for path in (own_file, f"media/{rendition.file.name}", f"media/{image.file.name}", "media/../x"):
        assert client.get(address(token) + path).status_code == 404


def test_answers__are_kept_for_ever_and_told_to_writers_and_deciders(
    story: Story, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = story.draft(title=TITLE)
    share, token = shared(story, page)
    assert client.post(address(token) + "answer/", {"verdict": "correction"}).status_code == 422
    assert not ShareAnswer.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address(token) + "answer/", ANSWER).status_code == 302
    assert client.post(address(token) + "answer/", ANSWER | {"verdict": "correct", "words": ""}).status_code == 302
    assert "บันทึกแล้ว" in client.get(address(token)).content.decode()
    assert [(sent.to, TITLE in sent.subject, ANSWER["words"] in sent.body) for sent in mail.outbox] == [
        ([share.made_by.email], True, False)
    ]
    answer = share.answers.earliest("sequence")
    assert (answer.words, answer.content_hash) == (ANSWER["words"], share.content_hash)
    rows = QuerySet(ShareAnswer).filter(pk=answer.pk)
    for write in (lambda: rows.update(words=""), lambda: rows._raw_delete(rows.db)):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()
    story.sign_in(client, "policy.provider")
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert ANSWER["words"] in editor
    submission = story.submit(page)
    story.sign_in(client, "policy.head")
    review = client.get(reverse("publishing:review", args=[submission.request_id])).content.decode()
    assert ANSWER["words"] in review
    assert "ตอบสำหรับเนื้อหานี้พอดี" in review
    assert share.seal == Seal.objects.get(revision_id=share.revision_id)


def test_link__tells_in_thai_why_it_opens_nothing(story: Story, client: Any) -> None:
    page = story.draft(title=TITLE)
    user = story.people["policy.provider"]
    past = timezone.now() - dt.timedelta(days=9)
    tokens = {
        "เวลาของลิงก์นี้สิ้นสุดแล้ว": shared(story, page, now=past)[1],
        "สำนักงานเรียกคืนลิงก์นี้แล้ว": (taken := shared(story, page))[1],
        "ร่างมีการแก้ไขหลังจากที่ส่งลิงก์นี้": shared(story, page)[1],
    }
    RevokeShareAction(taken[0], user=user).execute()
    page.lead = "โรงเรียนในสังกัดทุกแห่งเลื่อนเปิดภาคเรียน"
    page.save_revision(user=user)
    for words, token in tokens.items():
        response = client.get(address(token))
        html = response.content.decode()
        assert (response.status_code, words in html, TITLE in html) == (410, True, False)
        assert client.post(address(token) + "answer/", ANSWER).status_code == 410
        assert "no-store" in response["Cache-Control"]
    assert not ShareAnswer.objects.exists()
    with pytest.raises(Refused):
        RevokeShareAction(taken[0], user=user).execute()


def test_shared_revision__is_never_overwritten(story: Story) -> None:
    """Autosave writes into the latest revision; what a reader has seen stays what it was."""
    page = story.draft(title=TITLE)
    share, token = shared(story, page)
    page.save_revision(user=story.people["policy.provider"], overwrite_revision=page.latest_revision)
    assert story.fresh(page).latest_revision_id != share.revision_id
    found = publishing.shared_draft(token, timezone.now())
    assert found is not None
    assert (found.is_open, found.page.title) == (True, TITLE)  # the same words again: nothing was changed


def test_published_draft__is_told_with_its_address(story: Story, client: Any) -> None:
    page = story.draft(title=TITLE)
    _share, token = shared(story, page)
    story.submit(page)
    assert client.get(address(token)).status_code == 200
    live = story.carry_through(page)
    response = client.get(address(token))
    assert response.status_code == 410
    assert live.get_url() in response.content.decode()
    with pytest.raises(Refused):
        shared(story, live)


def test_guessing__is_answered_with_nothing_after_a_while(story: Story, client: Any) -> None:
    _share, token = shared(story, story.draft())
    codes = [client.get(address(new_token())).status_code for _ in range(WRONG_GUESSES + 1)]
    assert set(codes[:WRONG_GUESSES]) == {404}
    assert codes[-1] == 429
    assert client.get(address(token)).status_code == 429
    assert client.get(address(token), headers={"x-forwarded-for": "203.0.113.7"}).status_code == 200
    assert client.get("/share/x/").status_code == 429


def test_links__are_made_on_screen_by_those_who_may_edit(story: Story, client: Any) -> None:
    page = story.draft(title=TITLE)
    screen = reverse("publishing:shares", args=[page.pk])
    story.sign_in(client, "policy.provider")
    assert client.post(screen, {"days": "7"}).status_code == 422
    made = client.post(screen, {"recipient": "ผอ.โรงเรียน", "days": "3", "note": ""})
    link = made.context["link"]
    assert link in made.content.decode()
    assert link not in client.get(screen).content.decode()
    token = link.rstrip("/").rpartition("/")[2]
    client.logout()
    assert client.get(address(token)).status_code == 200
    share = Share.objects.get()
    assert share.opened_at is not None
    story.sign_in(client, "policy.head")
    if client.get(screen).context["may_share"] is False:
        client.post(reverse("publishing:revoke_share", args=[share.pk]))
        assert Share.objects.get().revoked_at is None
    story.sign_in(client, "finance.provider")
    assert client.post(screen, {"recipient": "x", "days": "3"}).status_code == 422
    story.sign_in(client, "policy.provider")
    client.post(reverse("publishing:revoke_share", args=[share.pk]))
    assert client.get(address(token)).status_code == 410
