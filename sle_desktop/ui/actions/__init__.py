"""The page of agreed actions."""
