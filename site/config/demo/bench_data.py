"""What `make bench` measures on: the demo office, items to publish, and thousands of rows."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, PagePermissionTester, TaskState

from approvals.api import Outcome
from config.demo.office import World, build_office, existing_world, is_built
from news.models import NewsPage
from publishing.actions.publish import PublishAction
from publishing.actions.submit import SubmitAction
from publishing.gate import triggers
from publishing.questions import questions
from publishing.status import status_of

MEMO = {
    "track": "web",
    "target_site": "group",
    "telephone": "0 2000 0000",
    "topic": "media",
    "detail": "วัดผล",
    "delivery": "upload",
}
BODY = "<p>" + "สำนักงานเขตพื้นที่การศึกษาแจ้งโรงเรียนในสังกัดทราบและถือปฏิบัติ " * 40 + "</p>"


@dataclass
class Bench:
    """The office with its counters."""

    world: World
    stock_queries: int = 0
    gated_queries: int = 0
    made: int = 0

    def draft(self) -> NewsPage:
        """A complete draft."""
        self.made += 1
        page = NewsPage(
            title=f"เรื่องสำหรับวัดผลลำดับที่ {self.made}",
            information_type="pr_news",
            lead="สรุปเรื่องสำหรับวัดผล",
            body=BODY,
            memo=MEMO,
        )
        self.world.sections["policy"].add_child(instance=page)
        page.save_revision(user=self.world.people["policy.provider"])
        return page

    def stock_publish(self) -> float:
        """Seconds of Wagtail's own publish action on a page of the same type, the gate taken off."""
        page = self.draft()
        revision = page.get_latest_revision()
        with gate_off(), CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            PublishPageRevisionAction(revision).execute(skip_permission_checks=True)
            taken = time.perf_counter() - start
            self.stock_queries = len(queries)
            page = NewsPage.objects.get(pk=page.pk)
            Page.objects.filter(pk=page.pk).update(live=False, live_revision=None)
        return taken

    def gated_publish(self) -> float:
        """Seconds of the publishing verb: requirements, permit, page, proof, register, obligations."""
        page = self.draft()
        taken = 0.0
        measured = PublishAction.execute

        def timed(action: PublishAction) -> Any:
            nonlocal taken
            with CaptureQueriesContext(connection) as queries:
                start = time.perf_counter()
                record = measured(action)
                taken = time.perf_counter() - start
            self.gated_queries = len(queries)
            return record

        with patch.object(PublishAction, "execute", timed):  # the verb runs inside Wagtail's workflow
            self.put_online(page)
        return taken

    def put_online(self, page: NewsPage) -> None:
        """Submit, approve, acknowledge, publish."""
        people = self.world.people
        answers = {question.key: {"answer": "yes", "reason": ""} for question in questions().questions}
        SubmitAction(page, user=people["policy.provider"], answers=answers).execute()
        for who, outcome in (
            ("policy.head", Outcome.APPROVE),
            ("policy.uploader", Outcome.ACKNOWLEDGE),
            ("policy.uploader", Outcome.PUBLISH),
        ):
            state = status_of(NewsPage.objects.get(pk=page.pk)).task_state
            assert state is not None  # noqa: S101  (the story is ours)
            state.task.specific.on_action(state, people[who], str(outcome))

    def grow_to(self, size: int) -> None:
        """As many live items, as many of them waiting for the head: rows copied, the gate taken off."""
        template = NewsPage.objects.live().filter(title__startswith="เรื่องสำหรับวัดผล").last()
        section = Page.objects.get(pk=self.world.sections["policy"].pk)
        with gate_off():
            while NewsPage.objects.live().count() < size:
                missing = min(500, size - NewsPage.objects.live().count())
                copy_rows(template, section, missing)
            _wait_rows(self.draft_under_review(), size)

    def draft_under_review(self) -> TaskState:
        """An item waiting for the head."""
        page = self.draft()
        answers = {question.key: {"answer": "yes", "reason": ""} for question in questions().questions}
        SubmitAction(page, user=self.world.people["policy.provider"], answers=answers).execute()
        state = status_of(NewsPage.objects.get(pk=page.pk)).task_state
        assert state is not None  # noqa: S101  (just submitted)
        return state

    def visits(self, client: Client) -> dict[str, Callable[[], Any]]:
        """The pages measured."""
        client.force_login(self.world.people["policy.head"])
        public = Client()
        detail: Any = NewsPage.objects.live().last()
        return {
            "หน้าแรก": lambda: public.get("/"),
            "รายการข่าว": lambda: public.get("/news/"),
            "รายการข่าว หน้า 3": lambda: public.get("/news/?page=3"),
            "หน้าข่าว": lambda: public.get(str(detail.url)),
            "ค้นหา": lambda: public.get("/search/", {"query": "วัดผล"}),
            "โต๊ะงาน": lambda: client.get(reverse("publishing:desk")),
        }


def build_bench() -> Bench:
    """The office, built when the database has none."""
    world = existing_world() if is_built() else build_office(hostname="testserver", port=80)
    return Bench(world)


def _nothing(*args: Any, **kwargs: Any) -> None:
    """In place of a guard."""


def _stock_tester(page: Any, user: Any) -> Any:
    return PagePermissionTester(user, page)


class gate_off:  # noqa: N801  (reads as the state it is)
    """Only the database triggers and the admin's tester: enough for what the benchmark writes."""

    def __enter__(self) -> None:
        from publishing.gate import model_layer

        connection.check_constraints()
        triggers.uninstall()
        names = ("guard_save", "refuse_queryset_update", "refuse_bulk_update", "refuse_live_creation", "refuse_publish")
        self.patches = [patch.object(model_layer, name, _nothing) for name in names]
        self.patches.append(patch.object(NewsPage, "permissions_for_user", _stock_tester))
        for patched in self.patches:
            patched.start()

    def __exit__(self, *error: object) -> None:
        for patched in self.patches:
            patched.stop()
        connection.check_constraints()
        triggers.install()


def copy_rows(template: NewsPage, section: Page, count: int) -> None:
    """Live rows like the template's, appended to the section: parent rows by Django, typed rows by one statement."""
    last = section.get_last_child()
    names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    parents = []
    for _row in range(count):
        path = last._inc_path()
        values = {name: getattr(template, name) for name in names}
        values |= {"path": path, "slug": f"bench-{path}", "url_path": f"{section.url_path}bench-{path}/"}
        last = Page(**values | {"numchild": 0, "live": True, "translation_key": uuid.uuid4()})
        parents.append(last)
    Page._base_manager.bulk_create(parents)
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild + count)
    section.refresh_from_db()
    columns = ", ".join(f.column for f in NewsPage._meta.local_concrete_fields if f.column != "page_ptr_id")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO news_newspage (page_ptr_id, {columns}) SELECT p.id, {columns}"  # noqa: S608  (the model's names)
            " FROM wagtailcore_page p, news_newspage t"
            " WHERE t.page_ptr_id = %s AND p.slug LIKE 'bench-%%'"
            " AND NOT EXISTS (SELECT 1 FROM news_newspage n WHERE n.page_ptr_id = p.id)",
            [template.pk],
        )


def _wait_rows(state: TaskState, size: int) -> None:
    """As many open stages and turns as there are items, copied from one real one."""
    turn = state.turns.first()
    missing = size - TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count()
    for _ in range(0, max(missing, 0), 500):
        count = min(500, missing)
        states = TaskState.objects.bulk_create(
            TaskState(
                workflow_state_id=state.workflow_state_id, revision_id=state.revision_id, task_id=state.task_id,
                status=state.status, content_type_id=state.content_type_id,
            )
            for _row in range(count)
        )  # fmt: skip
        type(turn).objects.bulk_create(
            type(turn)(
                task_state_id=copy.pk,
                submission_id=turn.submission_id,
                stage=turn.stage,
                office_id=turn.office_id,
                unit_id=turn.unit_id,
                seat_kind=turn.seat_kind,
                separate=turn.separate,
                due_at=turn.due_at,
            )
            for copy in states
        )
        missing -= count
