"""Calendars of the days an office's items name (iCalendar, RFC 5545)."""
