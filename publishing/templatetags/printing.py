"""The printed form of a request, for the screens that link to it."""

from django import template

from approvals.api import Submission

register = template.Library()


@register.simple_tag
def printed_form(submission: Submission) -> str:
    """The id of the form the request is made on; empty when the office prints none for it."""
    return submission.request.procedure.spec.form_for(submission.memo)
