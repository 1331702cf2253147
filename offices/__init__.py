"""Who is who: offices, units, seats, committees, and who holds or acts in a seat on a given day."""
