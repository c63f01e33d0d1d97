"""Types whose value is a day, a time of day or both."""

import re
from datetime import date, datetime, time

from sle_desktop.engine.definition import Value
from sle_desktop.engine.question_types.question_type import QuestionType, words

# Only the extended ISO 8601 form that XForms writes: the readers of Python's library would also
# take week dates and dates without dashes, which other tools do not read.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?")


def _date(text: str) -> date | None:
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:  # such as the 30th of February
            return None
    return None


def _time(text: str) -> time | None:
    if _TIME.fullmatch(text):
        try:
            return time.fromisoformat(text)
        except ValueError:  # such as a 25th hour
            return None
    return None


def parse_date(raw: object) -> Value:
    """Return a date from a date, a date with a time (the time is dropped) or ISO text."""
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str):
        day, _, rest = raw.strip().partition("T")
        found = _date(day)
        if found and (not rest or _time(rest)):
            return found
    raise ValueError("Write the date as year-month-day, such as 2026-03-31.")


def parse_time(raw: object) -> Value:
    """Return a time of day from a time or ISO text; an offset is kept."""
    if isinstance(raw, time):
        return raw
    if isinstance(raw, str) and (found := _time(raw.strip())):
        return found
    raise ValueError("Write the time as hours:minutes, such as 14:30.")


def parse_date_time(raw: object) -> Value:
    """Return a date with a time from a datetime or ISO text; a date alone is its midnight."""
    if isinstance(raw, datetime):
        return raw
    if isinstance(raw, date):
        return datetime(raw.year, raw.month, raw.day)  # noqa: DTZ001 - the form's own clock
    if isinstance(raw, str):
        day, _, rest = raw.strip().replace(" ", "T", 1).partition("T")
        found, clock = _date(day), _time(rest or "00:00")
        if found and clock:
            return datetime.combine(found, clock)
    raise ValueError("Write the date and time such as 2026-03-31T14:30.")


# Other calendars are documented looks of a date; here each is shown in the one calendar.
_DATE_LOOKS = words(
    "no-calendar month-year year ethiopian coptic islamic bikram-sambat myanmar persian buddhist"
)

TYPES = (
    QuestionType("date", parse_date, appearances=_DATE_LOOKS),
    QuestionType("time", parse_time),
    QuestionType(
        "dateTime",
        parse_date_time,
        aliases=("datetime", "date time", "date_time", "timestamp"),
        appearances=_DATE_LOOKS,
    ),
)
