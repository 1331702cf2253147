"""Management commands of publishing."""
