"""Records: all of them in one table, and what may be done with one."""
