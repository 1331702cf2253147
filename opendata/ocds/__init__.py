"""Procurements in the Open Contracting Data Standard 1.1.5: releases, records and their packages (standards.md §6)."""
