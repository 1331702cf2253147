"""As soon as a document has come in, it is read: whoever submits it later does not wait for that."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from publishing.findings.file_scans import keep_inspection
from publishing.models import PublishingDocument, PublishingImage
from publishing.tasks import scan_document_task


@receiver(post_save, sender=PublishingImage)
@receiver(post_save, sender=PublishingDocument)
def read_upload(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Keep what the upload form learnt of the file, and have a document's text read after the commit."""
    inspection = getattr(instance, "inspection", None)
    if inspection is None:
        return
    instance.inspection = None
    keep_inspection(instance.sha256, inspection)
    if sender is PublishingDocument:
        # robust: the file is in; when the queue is down it is read at the latest when it is submitted.
        transaction.on_commit(partial(scan_document_task.enqueue, instance.pk), robust=True)
