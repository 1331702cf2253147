"""The scenarios of procedures.md §7, by office and rule id, through HTTP."""
