"""The proof that the wheel works in a project of somebody else's (`make plugin`)."""
