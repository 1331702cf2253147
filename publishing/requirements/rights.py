"""Whether every file of an item may be used: rights answered, permissions and consents in force on the day."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from approvals.api import Issue
from publishing.gate.content import referenced_media
from publishing.models import (
    CONSENT_NEEDED,
    WEBSITE,
    Access,
    AgeGroup,
    Consent,
    Lease,
    People,
    PictureConsent,
    PublishingDocument,
    PublishingImage,
)

Media = PublishingImage | PublishingDocument


@dataclass(frozen=True, slots=True)
class MediaRights:
    """The files of an item with the permissions and consents on record for them."""

    media: list[Media]
    missing: list[int] = field(default_factory=list)
    leases: dict[tuple[str, int], list[Lease]] = field(default_factory=dict)
    consents: dict[int, list[Consent]] = field(default_factory=dict)

    def leases_of(self, media: Media) -> list[Lease]:
        """The dated permissions of the file."""
        return self.leases.get((media._meta.model_name or "", media.pk), [])

    def as_sealed(self) -> list[dict[str, Any]]:
        """The permissions and consents the files rest on, as a seal keeps them."""
        lines = []
        for media in self.media:
            rests_on = [lease.as_sealed() for lease in self.leases_of(media)]
            if isinstance(media, PublishingImage):
                rests_on += [consent.as_sealed() for consent in self.consents.get(media.pk, [])]
            lines += [{"file": media._meta.model_name, "id": media.pk, **line} for line in rests_on]
        return lines


def rights_of(page: Any) -> MediaRights:
    """The files of the page as it stands in memory, with what is on record (at most five queries)."""
    image_keys, document_keys = referenced_media(page)
    images = PublishingImage.objects.in_bulk(image_keys) if image_keys else {}
    documents = PublishingDocument.objects.in_bulk(document_keys) if document_keys else {}
    found = MediaRights([*(images[key] for key in sorted(images)), *(documents[key] for key in sorted(documents))])
    found.missing.extend(sorted((image_keys - set(images)) | (document_keys - set(documents))))
    for column, keys, model in (("image", images, PublishingImage), ("document", documents, PublishingDocument)):
        if keys:
            for lease in Lease.objects.filter(**{f"{column}__in": list(keys)}):
                owner = (model._meta.model_name or "", getattr(lease, f"{column}_id"))
                found.leases.setdefault(owner, []).append(lease)
    if images:
        for link in PictureConsent.objects.filter(image__in=images).select_related("consent").order_by("consent_id"):
            found.consents.setdefault(link.image_id, []).append(link.consent)
    return found


def rights_issues(rights: MediaRights, on_day: dt.date) -> list[Issue]:
    """Everything that forbids using the files on the website on the day. None of it can be waived."""
    issues = [Issue("file_missing", context={"title": str(key)}) for key in rights.missing]
    for media in rights.media:
        issues += _unanswered(media)
        issues += lease_issues(media, rights.leases_of(media), on_day)
        if isinstance(media, PublishingImage):
            issues += consent_issues(media, rights.consents.get(media.pk, []), on_day)
    return issues


def _unanswered(media: Media) -> list[Issue]:
    fields = media.missing_answers()
    if not fields:
        return []
    names = ", ".join(str(media._meta.get_field(name).verbose_name) for name in fields)  # type: ignore[union-attr]
    code = "picture_rights_missing" if isinstance(media, PublishingImage) else "document_rights_missing"
    return [_issue(code, media, fields=names)]


def lease_issues(media: Media, leases: list[Lease], on_day: dt.date, channel: str = WEBSITE) -> list[Issue]:
    """A permission against use wins; where there are permissions for use, one of them must be in force."""
    concerned = [lease for lease in leases if lease.channel in {"", channel}]
    in_force = [lease for lease in concerned if _in_force(lease, on_day)]
    if against := next((lease for lease in in_force if lease.access == Access.DENY), None):
        return [_issue("lease_denies", media, terms=against.terms)]
    if any(lease.access == Access.ALLOW for lease in in_force):
        return []
    if any(lease.access == Access.ALLOW for lease in leases):
        return [_issue("lease_ended", media)]
    return [_issue("lease_missing", media)] if media.usage.needs_lease else []


def _in_force(lease: Lease, on_day: dt.date) -> bool:
    return lease.starts_on <= on_day and (lease.ends_on is None or on_day <= lease.ends_on)


def consent_issues(
    image: PublishingImage, consents: list[Consent], on_day: dt.date, channel: str = WEBSITE
) -> list[Issue]:
    """A withdrawn consent forbids the picture; recognisable people need one, children that of a guardian.

    A consent that has ended is no fault when the same person or group has given another since.
    """
    issues = [_issue("consent_withdrawn", image, subject=c.subject) for c in consents if c.is_withdrawn]
    if image.people not in CONSENT_NEEDED:
        return issues
    in_force = [consent for consent in consents if consent.is_in_force(channel, on_day)]
    renewed = {consent.subject for consent in in_force}
    issues += [
        _issue("consent_not_in_force", image, subject=consent.subject)
        for consent in consents
        if not consent.is_withdrawn and consent.subject not in renewed
    ]
    if image.people == People.MINORS and not any(consent.age != AgeGroup.ADULT for consent in consents):
        issues.append(_issue("consent_of_minors_missing", image))
    elif not consents:
        issues.append(_issue("consent_missing", image))
    return issues


def _issue(code: str, media: Media, **context: Any) -> Issue:
    return Issue(code, "files", {"title": media.title, "id": media.pk, "library": media._meta.model_name, **context})
