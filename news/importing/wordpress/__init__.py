"""A WordPress export (WXR) as items of an old website."""
