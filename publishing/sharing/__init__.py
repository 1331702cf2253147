"""A draft read by a named person outside, for some days, through a link: nothing of it becomes public."""
