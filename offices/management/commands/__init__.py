"""Management commands of offices."""
