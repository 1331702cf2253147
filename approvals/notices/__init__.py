"""Who is told what about a request, when, and how it reaches them."""
