"""Filling in: the page that runs any form, a section at a time."""
