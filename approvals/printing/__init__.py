"""The offices' printed forms: what a request knows, set on the office's own form as a PDF (procedures.md §1, §5.2)."""
