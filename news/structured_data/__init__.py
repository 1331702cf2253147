"""What the public pages say of themselves in schema.org's words (JSON-LD)."""
