"""Dates as British readers write them, whatever the machine's locale."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(day: date) -> str:
    """Return "10 November 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
