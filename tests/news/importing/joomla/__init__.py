"""Joomla databases."""
