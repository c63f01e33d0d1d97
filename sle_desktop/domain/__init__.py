"""Schools, people, records and their rules: frozen facts, no files, no window."""
