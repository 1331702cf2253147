"""What search engines ask for: site maps, robots.txt and security.txt."""
