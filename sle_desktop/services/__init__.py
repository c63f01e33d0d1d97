"""One file per job of the user: a method is a verb and one short transaction."""
