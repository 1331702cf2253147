"""Many pictures at once into the album of a news item."""
