"""Widgets without knowledge: data in by one method, one meaningful signal out."""
