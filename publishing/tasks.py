"""What publishing does in the background, after an act is committed."""

from django_tasks import task


@task()
def scan_document_task(document_id: int) -> None:
    """Read the document's text and keep what was found; nothing when the same bytes have been read before."""
    from publishing.findings.file_scans import scans_of
    from publishing.models import PublishingDocument

    scans_of(list(PublishingDocument.objects.filter(pk=document_id)))
