"""Settings: who one is, how the notebook is protected and kept, and how it looks."""
