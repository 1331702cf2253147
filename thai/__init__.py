"""Pure functions on Thai text, dates, digits, fiscal years, working days. No Django models."""
