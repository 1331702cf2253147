"""The offices and their people, as the scenarios have them."""

from tests.publishing.scenarios.conftest import at, office

__all__ = ["at", "office"]
