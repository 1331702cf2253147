"""What publishing does in the background, after an act is committed."""

from django_tasks import task


@task()
def scan_document_task(document_id: int) -> None:
    """Read the document's text and keep what was found; nothing when the same bytes have been read before."""
    from publishing.findings.file_scans import scans_of
    from publishing.models import PublishingDocument

    scans_of(list(PublishingDocument.objects.filter(pk=document_id)))


@task()
def tell_share_answer_task(answer_id: int) -> bool:
    """Tell the maker of a link by mail that its reader has answered."""
    from publishing.sharing.mail import send_answer_mail

    return send_answer_mail(answer_id)


@task()
def send_webhooks_task(keys: list[str]) -> int:
    """Send these messages to other programs. Returns how many went out; failures are kept and tried again later."""
    from publishing.webhooks.delivery import deliver

    return deliver(keys).sent


@task()
def tell_paused_webhook_task(subscription_id: int) -> bool:
    """Tell who set up a webhook that it has been paused."""
    from publishing.webhooks.pausing import send_pause_mail

    return send_pause_mail(subscription_id)
