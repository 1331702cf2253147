"""Moving in from an old website."""
