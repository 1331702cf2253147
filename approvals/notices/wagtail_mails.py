"""Wagtail's own workflow mails, kept to Wagtail's own workflows.

For a request they would come on top of ours: in other words, without the reason, to the requester alone
(wagtail/admin/mail.py). Other workflows of the project keep them.
"""

from typing import Any

from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from approvals.signal_handlers import is_ours


def install() -> None:
    """Put notifiers that leave requests alone in the place of Wagtail's, whichever of the apps is ready first.

    Under Wagtail's own `dispatch_uid` (wagtail/admin/signal_handlers.py): a second receiver of the same name is not
    connected, an earlier one is taken out here. The notifier of group tasks never handles ours.
    """
    from wagtail.admin import mail

    for signal, event, notifier in (
        (workflow_submitted, "submitted", mail.WorkflowStateSubmissionEmailNotifier),
        (workflow_rejected, "rejected", mail.WorkflowStateRejectionEmailNotifier),
        (workflow_approved, "approved", mail.WorkflowStateApprovalEmailNotifier),
    ):
        name = f"workflow_state_{event}_email_notification"
        signal.disconnect(sender=WorkflowState, dispatch_uid=name)
        signal.connect(_sparing_requests(notifier), sender=WorkflowState, dispatch_uid=name, weak=False)


def _sparing_requests(notifier: type[Any]) -> Any:
    class SparingRequests(notifier):
        def can_handle(self, instance: Any, **kwargs: Any) -> bool:
            return bool(super().can_handle(instance, **kwargs)) and not is_ours(instance)

    return SparingRequests()
