"""What approvals does in the background, after an act is committed."""

from django_tasks import task


@task()
def send_notices_task(keys: list[str]) -> int:
    """Send these notices. Returns how many went out; a failure is written in the notice and tried again later."""
    from approvals.notices.delivery import deliver

    return deliver(keys).sent
