"""The gate in its four layers (architecture §3): permission tester, model layer, signals, database triggers."""
