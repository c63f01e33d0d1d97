"""Before a notebook is open: the first run, and a locked notebook."""
