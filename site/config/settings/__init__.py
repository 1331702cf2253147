"""One settings module per way of running: demo, production, test, bench; all start from base."""
