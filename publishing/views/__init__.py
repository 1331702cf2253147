"""Screens of publishing in the admin, one file each, and the serving of files."""
