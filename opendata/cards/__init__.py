"""The picture a chat application shows of an item: title, office and date, set in Thai."""
