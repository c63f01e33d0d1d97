"""Dates as people say them: how long ago, how late, and a day with its month in words."""

from datetime import date

_NEAR_DAYS = 182


def day_of(day: date, near: date) -> str:
    """Return ``23 November``, with its year when it is not near another day."""
    far = abs((day - near).days) > _NEAR_DAYS
    return f"{day.day} {day:%B %Y}" if far else f"{day.day} {day:%B}"


def age_of(since: date, today: date) -> str:
    """Return how old something is: ``agreed today``, ``1 day old``, ``49 days old``."""
    days = (today - since).days
    if days <= 0:
        return "agreed today"
    return "1 day old" if days == 1 else f"{days} days old"


def lateness_of(due: date, today: date) -> str:
    """Return when something is due, or how late it is, in days of the calendar."""
    days = (due - today).days
    if days < -1:
        return f"{-days} days late"
    words = {-1: "1 day late", 0: "due today", 1: "due tomorrow"}
    return words.get(days) or f"due {day_of(due, today)}"
