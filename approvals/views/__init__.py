"""Screens of approvals in Wagtail's admin."""
