"""Drafts shown to readers outside."""
