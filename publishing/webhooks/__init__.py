"""Other programs are told what was published, corrected, withdrawn or expired, through an outbox, signed."""
