"""Websites as folders."""
