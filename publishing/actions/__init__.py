"""One verb, one file: submit, publish, withdraw, expire, move, bootstrap."""
