"""The sentences for what the page types want before submission."""

from django.utils.translation import gettext_lazy as _

from publishing.api import register_messages

register_messages(
    {
        "manual_without_document": _("Attach at least one document of the manual."),
        "version_missing": _("Give the version of the manual."),
        "public_manual_lacks": _("A manual for the public needs: %(label)s."),
        "step_without_time": _("Say for each step how long it takes."),
        "summary_missing": _("Write a few words of summary: they stand under the title in lists."),
        "applications_close_before_they_open": _("The last day of applications is before the first."),
        "results_before_applications_close": _("The results are announced before applications close."),
        "period_covered_ends_before_start": _("The period covered ends before it begins."),
        "directory_without_people": _("Name at least one person."),
        "faq_without_answer": _("Write at least one question, and an answer to each."),
        "banner_without_picture": _("Choose the picture of the banner."),
        "event_ends_before_start": _("The event ends before it begins."),
        # many pictures at once
        "album_not_yours": _("The album of this item is changed by those who may edit it."),
        "album_locked": _("The item is under review or waits for its day, so its album is not changed now."),
        "album_without_pictures": _("Choose pictures first."),
        "album_too_many": _("At most %(most)s pictures are added at a time."),
        "album_picture_unknown": _("One of the pictures is not in the unit's library. Upload it again."),
        "album_picture_refused": _("%(reasons)s"),
    }
)
