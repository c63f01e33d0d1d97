"""The forms: those installed, and a check of any form file."""
