"""Submit an item: open (or continue) its request and start the workflow of its track."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision, Workflow, WorkflowState

from approvals.acting import acting
from approvals.actions.record import record
from approvals.issues import Issue, Refused
from approvals.models import (
    Request,
    RequestKind,
    StageTask,
    Submission,
    latest_submission,
    procedure_for,
    unfinished,
)
from approvals.procedure_schema import Outcome, Stage, Track
from approvals.rules import holding_for, refusals
from approvals.turns import actor_for, people_for, step_for
from offices.api import Office, Unit
from thai.fiscal import fiscal_year


class SubmitAction:
    """The requester certifies the item and sends it on its way (S12-R01: signs as the one responsible).

    A request that was returned or recalled goes on under the same number as a new round, from the first stage, so
    that every stage sees the new seal (architecture §4).
    """

    def __init__(
        self,
        page: Page,
        *,
        user: Any,
        unit: Unit,
        track: str,
        memo: dict[str, Any],
        seal: str,
        revision: Revision,
        code: str = "",
        now: dt.datetime | None = None,
    ) -> None:
        self.page, self.user, self.unit, self.revision = page, user, unit, revision
        self.memo, self.seal, self.track_key, self.code = memo, seal, track, code
        self.now = now or timezone.now()
        self.office: Office = unit.office
        self.previous = latest_submission(page)
        self.procedure = procedure_for(page, self.office, track)

    def check(self) -> list[Issue]:
        """Why the item cannot be submitted now, as far as people and procedure go."""
        if self.procedure is None:
            return [Issue("no_procedure")]
        if self.track_key not in self.procedure.spec.tracks:
            return [Issue("unknown_track", "track", {"track": self.track_key})]
        state = self.page.current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
            return [Issue("already_submitted")]
        draft = self._draft()
        step = step_for(self._self_check(), draft, is_open=True, on_day=self._day())
        if refusals(actor_for(self.user, self._day()), Outcome.CERTIFY, step):
            return [Issue("not_a_provider")]
        return self._empty_seats(draft)

    @transaction.atomic
    def execute(self) -> Submission:
        """Submit. Raises Refused with the issues of `check`, changing nothing."""
        Office.objects.select_for_update(no_key=True).get(pk=self.office.pk)
        self.page.refresh_from_db(fields=["latest_revision"])
        if issues := self.check():
            raise Refused(issues)
        with acting():
            self._close_previous_round()
            submission = self._submission()
            self._certify(submission)
            self._start(submission)
        return submission

    def _day(self) -> dt.date:
        return timezone.localdate(self.now)

    def _continues(self) -> bool:
        return unfinished(self.previous, self.track_key)

    def _self_check(self) -> Stage:
        return self._track().stages[0]

    def _track(self) -> Track:
        assert self.procedure is not None  # noqa: S101  (check() comes first)
        return self.procedure.spec.tracks[self.track_key]

    def _draft(self) -> Submission:
        """The submission as it would be, unsaved: enough to ask whose turn each stage would be."""
        request = Request(office=self.office, unit=self.unit, procedure=self.procedure, track=self.track_key)
        return Submission(request=request, memo=self.memo, submitter=self.user)

    def _empty_seats(self, draft: Submission) -> list[Issue]:
        issues = []
        for stage in (*self._track().stages[1:], *self._track().afterwards):
            people = people_for(stage, draft, self._day())
            if stage.separation:
                people = [holding for holding in people if holding.user_id != self.user.pk]
            if not people:
                issues.append(Issue("nobody_holds_seat", context={"stage": stage.label}))
        return issues

    def _close_previous_round(self) -> None:
        state = self.page.current_workflow_state
        if state is not None:
            state.cancel(user=self.user)

    def _request(self) -> Request:
        if self._continues():
            assert self.previous is not None  # noqa: S101  (for the type checker; _continues has just said so)
            return self.previous.request
        year = fiscal_year(self.now)
        last = Request.objects.filter(office=self.office, fiscal_year=year).order_by("-number").first()
        return Request.objects.create(
            office=self.office,
            unit=self.unit,
            page_id=self.page.pk,
            procedure=self.procedure,
            track=self.track_key,
            kind=RequestKind.CORRECT if self.page.live else RequestKind.PUBLISH,
            fiscal_year=year,
            number=(last.number if last else 0) + 1,
            requester=self.user,
            opened_at=self.now,
            code=self.code,
        )

    def _submission(self) -> Submission:
        request = self._request()
        return Submission.objects.create(
            request=request,
            round=request.submissions.count() + 1,
            revision=self.revision,
            seal=self.seal,
            title=self.page.get_admin_display_title()[:255],
            office_name=self.office.name,
            unit_name=self.unit.name,
            memo=self.memo,
            submitter=self.user,
            submitted_at=self.now,
        )

    def _certify(self, submission: Submission) -> None:
        stage = self._self_check()
        holding = holding_for(actor_for(self.user, self._day()), step_for(stage, submission, is_open=True))
        assert holding is not None  # noqa: S101  (check() refused otherwise)
        record(submission, stage, Outcome.CERTIFY, user=self.user, holding=holding, now=self.now)

    def _start(self, submission: Submission) -> None:
        first = StageTask.objects.filter(procedure=submission.request.procedure, track=self.track_key).first()
        workflow = Workflow.objects.get(workflow_tasks__task=first)
        workflow.start(self.page, self.user)
