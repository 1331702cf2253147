"""The sentences for the refusals of publishing."""

from django.utils.translation import gettext_lazy as _

from approvals.api import register_messages

register_messages(
    {
        # the gate
        "alias_not_allowed": _(
            "Aliases of pages are not used here: what is published under one address is approved there."
        ),
        "not_published_this_way": _(
            "Nothing is published this way. Submit the item: it goes online when it has been approved."
        ),
        "not_withdrawn_this_way": _("Nothing is taken offline this way. Use “Withdraw”, with the reason."),
        "live_page_changed": _("What is public changes only by a correction that has been approved."),
        "live_page_deleted": _("A page that is public is not deleted. Withdraw it, with the reason; the record stays."),
        "live_page_moved": _("The address of a public page changes only by the verb “Move”, with the reason."),
        "visibility_changed": _("Who may see what is public never changes. Withdraw the page instead."),
        "site_changed": _("Which pages a host shows is changed only by the recorded set-up of the site."),
        "live_file_changed": _("The file “%(title)s” is on a public page. Upload a new file and submit a correction."),
        "content_differs_from_seal": _("The content is not the one that was sealed and decided on."),
        # drafts shown to readers outside
        "share_not_yours": _("Links to this draft are made and revoked by those who may edit it."),
        "share_without_reader": _("Name the reader the link is for."),
        "share_days_wrong": _("A link works for 1 to %(most)s days."),
        "nothing_to_share": _("There is no draft to show: save one first. What is public has its own address."),
        "share_revoked": _("The link has been revoked already."),
        "share_closed": _("This link no longer opens the draft, so nothing was recorded."),
        "verdict_missing": _("Choose whether the text is correct or needs correction."),
        "correction_words_missing": _("Write what is to be corrected."),
        "answer_name_missing": _("Write your name."),
        "answers_too_many": _(
            "So many answers have been given through this link that no more are taken. Call the office."
        ),
        # telling other programs
        "webhook_not_yours": _("Only the administrators of the office keep its webhooks."),
        "webhook_without_name": _("Name who is told."),
        "webhook_without_events": _("Choose what is told."),
        "webhook_ended": _("This webhook has been ended. Set up a new one."),
        "webhook_address_wrong": _("This is no address of a web service: it begins with https:// and a host name."),
        "webhook_host_unknown": _("There is no host named “%(host)s”."),
        "webhook_not_https": _(
            "The address must begin with https://, so that nobody on the way reads or changes messages."
        ),
        "webhook_address_private": _("The address leads into a private network, where nothing is sent."),
        # submission
        "title_missing": _("Give the title."),
        "title_too_short": _("The title is too short to be understood by itself."),
        "information_type_missing": _("Choose the kind of information."),
        "unit_missing": _("The page stands in no unit's section, so nobody is responsible for it."),
        "lead_missing": _("Write the lead: one or two sentences on what it is about."),
        "body_missing": _("There is neither text nor a file to publish."),
        "picture_rights_missing": _("The picture “%(title)s” lacks: %(fields)s."),
        "document_rights_missing": _("The document “%(title)s” lacks: %(fields)s."),
        "lease_missing": _("“%(title)s” is licensed, and no dated permission for the website is in force."),
        "lease_ended": _("The permission for “%(title)s” is not in force on the day it would be public."),
        "lease_denies": _("“%(title)s” may not be used: %(terms)s."),
        "consent_missing": _(
            "Recognisable people are in “%(title)s”: record their consent, or choose a consent on record."
        ),
        "consent_of_minors_missing": _(
            "Recognisable children are in “%(title)s”: record the consent of their guardians, or choose one on record."
        ),
        "consent_not_in_force": _("The consent of “%(subject)s” for “%(title)s” is not in force for the website."),
        "consent_withdrawn": _("“%(subject)s” has withdrawn the consent: “%(title)s” may not be used any more."),
        # what was overlooked
        "finding_blocks": _("%(label)s: %(excerpt)s (%(where)s). %(advice)s"),
        "finding_open": _("%(label)s: %(excerpt)s (%(where)s). Remove it, or say why it stays."),
        "finding_new": _(
            "After it was submitted something was found that nobody has answered for: %(label)s (%(where)s)."
        ),
        "consent_not_yours": _("Only people of the office record consents."),
        "consent_withdrawn_already": _("This consent was withdrawn already."),
        "not_allowed_to_end_uses": _(
            "Only the head of the unit the consent belongs to, or the director, may carry out a withdrawal."
        ),
        "use_of_other_unit": _("“%(title)s” is another unit's: leave it to them, or let the director withdraw it."),
        "policy_not_yours": _("Only the administrators of the office keep its rules for publishing."),
        "waiver_gone": _("There is nothing to waive any more: the item was changed."),
        "not_allowed_to_waive": _("Only those who may approve such an item may waive this, and not whoever wrote it."),
        "file_missing": _("The file “%(title)s” cannot be found."),
        "track_not_for_kind": _("“%(track)s” is not the track for “%(label)s”."),
        "format_not_allowed": _("“%(title)s” is in a format this office does not accept; it accepts %(formats)s."),
        "period_missing": _("“%(label)s” is public for a time: give the day it ends."),
        "memo_differs_from_item": _("“%(label)s” in the request memo differs from what the item says. Save it again."),
        "memo_missing": _("The request memo lacks “%(label)s”."),
        "memo_invalid": _("In the request memo, “%(label)s” is not one of the choices."),
        "correction_reason_missing": _(
            "The item is public already: say in the request memo what is corrected and why."
        ),
        "urgent_reason_missing": _("Publishing first needs the reason for “%(label)s”."),
        "urgent_excluded": _("“%(label)s” may not be published before approval. Choose the ordinary track."),
        "slug_of_section_changed": _("The address of a page with public pages below it cannot be changed."),
        "expires_in_the_past": _("The display period has already ended."),
        "answer_missing": _("Answer: %(question)s"),
        "answer_no": _("“No” to “%(question)s” means the item cannot be submitted. Mend it first."),
        "answer_reason_missing": _("Say why this does not apply: %(question)s"),
        "signature_missing": _("Tick the box: by it you sign the certification."),
        "content_changed_since_opened": _(
            "The item was changed after this page was opened. Read it again and answer again."
        ),
        "nothing_new": _("There is nothing new to publish: this is what the public sees already."),
        # publication
        "seal_missing": _("There is no sealed content for this submission."),
        "seal_broken": _(
            "The content or a file is no longer the one that was sealed. Return the item and submit it again."
        ),
        "checklist_incomplete": _("The checklist is not completely signed."),
        "decision_missing": _("The decision of “%(stage)s” on exactly this content is missing."),
        "address_taken": _("Another page already has this address."),
        "page_gone": _("The page has been deleted or moved away."),
        # several items together
        "no_item_ticked": _("Tick at least one item."),
        "not_from_old_website": _("The item did not come from an old website, is public, or is on its way already."),
        "open_it_first": _("Open the item and read it first, as it stands now."),
        "not_in_batch": _("“%(stage)s” is done for each item by itself."),
        # the verbs on what is public
        "not_public": _("The page is not public."),
        "permit_ended": _("The permission to publish this edition has ended."),
        "reason_missing": _("Give the reason."),
        "not_allowed_to_withdraw": _("Only those who may approve such an item, or put it online, may do this."),
        "bad_target": _("The page cannot stand there."),
        "same_place": _("The page already stands there."),
        "already_set_up": _("The site has been set up already."),
    }
)
