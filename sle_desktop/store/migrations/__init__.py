"""Changes of the tables, oldest first; a migration imports nothing of ours and is never edited."""
