"""What Wagtail calls when the last stage has let an item on (`WAGTAIL_FINISH_WORKFLOW_ACTION`).

No model is imported at module level: Wagtail imports this while its own models load.
"""

from typing import Any


def publish_sealed(workflow_state: Any, user: Any = None) -> None:
    """Publish exactly the sealed revision of the submission, never “the latest”. Raises Refused.

    The publication bears the time of the decision that let it on: one act, one time in both registers.
    """
    from approvals.api import Decision, Issue, Refused, latest_submission
    from publishing.actions.publish import PublishAction

    submission = latest_submission(workflow_state.content_object)
    if submission is None:
        raise Refused([Issue("nothing_submitted")])
    last = Decision.objects.filter(submission=submission).order_by("-sequence").first()
    PublishAction(submission, user=user, now=last.recorded_at if last else None).execute()
