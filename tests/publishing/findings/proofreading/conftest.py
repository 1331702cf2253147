"""Every check reads a page, and Wagtail asks the database what kind of page it is."""

import pytest


@pytest.fixture(autouse=True)
def kinds_of_pages(db: None) -> None:
    """The database, rolled back after each test."""
