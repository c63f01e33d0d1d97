"""Today: the page one starts from."""
