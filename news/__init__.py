"""The typed pages an office publishes: news, procurement notices, manuals, and the other kinds of information."""
