"""Moving in from an old website, whatever it ran on: items become typed drafts, old addresses redirect."""
