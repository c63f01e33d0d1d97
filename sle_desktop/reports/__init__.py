"""Summaries of records (what is said) and the pages that show them (how it looks)."""
