"""One verb, one file: submit, recall, decide, settle, load_procedure."""
