"""Wires the accounts into Wagtail's admin."""

from wagtail.users.views.bulk_actions import DeleteBulkAction

# Wagtail offers a bulk action for every model in this list, and has no other way to take one back
# (wagtail/admin/views/bulk_action/registry.py): without models there is neither button nor address.
DeleteBulkAction.models = []
