"""Who may let a revision through, in which stages, and the proof that they did."""
