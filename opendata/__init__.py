"""What is public, for machines: the API, feeds, calendars, data sets, and the standards they follow."""
