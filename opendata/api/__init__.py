"""The read-only API, version 2: every public field of every live item, in the shapes of Wagtail's own API."""
