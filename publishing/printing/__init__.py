"""Papers set from what is recorded: facts, tables, files and a code that answers on the website."""
