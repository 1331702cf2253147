"""Template tags of opendata."""
