"""What a public page is evidence for: indicators of a year's assessment, clauses of the Official Information Act."""
