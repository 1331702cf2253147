"""What the office measures and reports of its publications: periods, channels, service levels, indicators, reports."""
