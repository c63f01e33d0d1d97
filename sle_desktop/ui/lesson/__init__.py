"""The lesson: its timeline while it goes on, and sorting it afterwards."""
