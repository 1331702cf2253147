"""Public procurement as an office publishes it: money, suppliers, what each notice must say, posting, reports."""
