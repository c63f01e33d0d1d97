"""The palette of Ctrl+K: one line that finds whatever is in the notebook, and every command."""
