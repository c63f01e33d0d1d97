"""What a transaction may read and write: one file for each kind of thing."""
