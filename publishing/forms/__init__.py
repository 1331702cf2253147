"""Forms of publishing: the page editor with the request memo, the checklist, uploads."""
