"""Tests of the screens of approvals."""
