"""Making a seal, and making it again to compare."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from wagtail.models import Revision

from approvals.api import Submission
from publishing.gate.content import canonical_content, content_hash, digest, seal_hash
from publishing.models import Seal


def make_seal(
    page: Any,
    revision: Revision,
    answers: list[dict[str, Any]],
    *,
    findings: Sequence[dict[str, Any]] = (),
    permissions: Sequence[dict[str, Any]] = (),
    now: dt.datetime,
) -> Seal:
    """Seal the revision with the answers, the findings and the permissions, reading every file's bytes."""
    content, files = canonical_content(revision.as_object(), rehash=True)
    hashed = digest(content)
    return Seal.objects.create(
        page_id=page.pk,
        revision=revision,
        seal=seal_hash(hashed, answers, list(findings), list(permissions)),
        content_hash=hashed,
        content=content,
        files=files,
        answers=answers,
        findings=list(findings),
        permissions=list(permissions),
        sealed_at=now,
    )


def seal_for(submission: Submission) -> Seal | None:
    """The seal a submission names."""
    return Seal.objects.filter(seal=submission.seal, revision_id=submission.revision_id).order_by("-pk").first()


def reseal(submission: Submission, *, rehash: bool = False) -> str:
    """The seal as the submitted revision, its files and its answers stand now; differs when anything was touched.

    `rehash` reads the files' bytes; without it their stored fingerprints are trusted (enough for a decision; the
    publication itself reads the bytes).
    """
    seal = seal_for(submission)
    if seal is None:
        return ""
    revision = Revision.objects.get(pk=submission.revision_id)
    hashed = content_hash(revision.as_object(), rehash=rehash, sealed=seal.content)
    return seal_hash(hashed, seal.answers, seal.findings, seal.permissions)
