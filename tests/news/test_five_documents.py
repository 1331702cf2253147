"""Five real documents, from a folder of text files to verified public pages: by HTTP only, each seat at its own desk.

The documents name real people: they are read from outside the repository (`PRAKAT_SOURCES`) and never copied into it.
"""

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from news.models import NewsPage
from publishing.gate.oracle import violations
from publishing.models import PublicationRecord
from publishing.questions import questions
from tests.rendered import form_data, text_of
from tests.world import MEMO, Story
from thai.text import normalise
from thai.words import segment

ROOT = Path(__file__).resolve().parents[2]
SOURCES = Path(os.environ.get("PRAKAT_SOURCES", ROOT.parent / "shared" / "domain" / "sources"))
DOCUMENTS = sorted(SOURCES.glob("*.txt")) if SOURCES.is_dir() else []

WORD = re.compile("[ก-๎]{4,}")

pytestmark = pytest.mark.skipif(
    len(DOCUMENTS) < 5, reason="the five source documents are not here; PRAKAT_SOURCES names their folder"
)


class Person:
    """One person with a browser."""

    def __init__(self, story: Story, who: str) -> None:
        self.client = Client()
        self.client.force_login(story.people[who])

    def html(self, url: str) -> str:
        response = self.client.get(url)
        assert response.status_code == 200, f"{url} answers {response.status_code}"
        return response.content.decode()

    def send(self, url: str, data: dict[str, Any]) -> str:
        """Post, follow, and give the address one ends at."""
        response = self.client.post(url, data, follow=True)
        assert response.status_code == 200, text_of(response.content.decode())[:2000]
        assert response.redirect_chain, text_of(response.content.decode())[:2000]
        return str(response.redirect_chain[-1][0])

    def act(self, url: str, outcome: str, comment: str = "") -> str:
        """Give an outcome on the review screen, with the form that is shown there."""
        html = self.html(url)
        assert f'value="{outcome}"' in html, f"{outcome} is not offered"
        return self.send(url, form_data(html, "form.pk-act") | {"outcome": outcome, "comment": comment})


@pytest.fixture
def imported(story: Story, tmp_path: Path) -> list[NewsPage]:
    for document in DOCUMENTS:
        shutil.copy(document, tmp_path)
    call_command("import_drafts", str(tmp_path), "--unit", "policy", "--user", "policy.provider", verbosity=0)
    pages = list(NewsPage.objects.order_by("pk"))
    assert len(pages) == len(DOCUMENTS)
    return pages


def sentence_of(document: Path) -> str:
    """A line of the document that stands for the whole: running text from its middle."""
    lines = normalise(document.read_text(encoding="utf-8-sig")).split("\n")
    running = [line.strip() for line in lines if 40 <= len(line.strip()) <= 90 and line.strip()[0] >= "ก"]
    return running[len(running) // 2]


def unspaced(text: str) -> str:
    return "".join(text.split())


def submitted(provider: Person, page: NewsPage) -> str:
    """Complete the draft in the editor, certify, submit; returns the address of the review screen."""
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    typed = form_data(provider.html(editor), "#page-edit-form")
    assert typed["title"] == page.title
    assert typed["memo_track"] == ""
    typed |= {f"memo_{key}": value for key, value in MEMO.items()}
    typed["lead"] = typed["lead"] or "เอกสารของสำนักงานเพื่อเผยแพร่ต่อสาธารณะ"
    checklist = provider.send(editor, typed | {"action-certify": "1"})
    assert checklist == reverse("publishing:submit", args=[page.pk])
    signed = form_data(provider.html(checklist), "form:has([name=seen])")
    signed |= {f"answer-{question.key}": "yes" for question in questions().questions} | {"sign": "1"}
    # What the system noticed in the document (an address of a person, say) is answered for.
    signed |= {name: "เผยแพร่ตามเอกสารต้นฉบับ" for name in signed if name.startswith("waiver-")}
    return provider.send(checklist, signed)


def test_documents__from_the_folder_to_verified_public_pages(
    story: Story, imported: list[NewsPage], client: Client
) -> None:
    provider, head, uploader = (Person(story, f"policy.{seat}") for seat in ("provider", "head", "uploader"))
    for document, page in zip(DOCUMENTS, imported, strict=True):
        sentence = sentence_of(document)
        assert client.get(page.url).status_code == 404
        review = submitted(provider, page)
        assert unspaced(sentence) in unspaced(text_of(head.html(review + "preview/")))
        head.act(review, "approve")
        uploader.act(review, "acknowledge")
        assert client.get(page.url).status_code == 404
        uploader.act(review, "publish")

        public = client.get(page.url)
        assert public.status_code == 200
        assert unspaced(sentence) in unspaced(text_of(public.content.decode()))
        found = client.get("/search/", {"query": " ".join(segment(sentence))}).content.decode()
        assert page.url in found
        assert page.url in client.get("/news/").content.decode()

        head.act(review, "verify")
        kinds = PublicationRecord.objects.filter(page_id=page.pk).order_by("sequence").values_list("kind", flat=True)
        assert list(kinds) == ["published", "verified"]
    assert list(violations()) == []


def test_documents__lose_no_word_on_the_way_in(imported: list[NewsPage]) -> None:
    for document, page in zip(DOCUMENTS, imported, strict=True):
        kept = unspaced(page.title + page.lead + text_of(page.body))
        lines = normalise(document.read_text(encoding="utf-8-sig")).split("\n")
        words = {word for line in lines for word in line.split() if WORD.fullmatch(word)}
        assert len(words) > 100
        assert not [word for word in words if word not in kept]
