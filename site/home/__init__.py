"""The office's home page and the frame around every page."""
