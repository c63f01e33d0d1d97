"""Lint: what an author should mend in a form, one rule a file."""
