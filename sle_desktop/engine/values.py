"""Answers as values: from raw input, to and from the text that XForms writes."""

import difflib
import math
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from sle_desktop.engine.definition import Choice, Field, Value
from sle_desktop.engine.question_types import AnsweredBy, QuestionType, type_of
from sle_desktop.errors import UserError

REFUSED = "ANSWER_REFUSED"


def to_text(type_word: str, value: Value) -> str:
    """Return a value as XForms writes it; blank is ``""``.

    Dates and times are ISO 8601, numbers have no exponent and no needless ``.0``, choice names
    are joined by spaces. The Python type of the value decides, because a calculation may hold any;
    ``type_word`` matters only for a day held where a day with a time belongs.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, (date, time)):
        return _moment_text(type_word, value)
    return _number_text(value)


def _moment_text(type_word: str, value: date | time) -> str:
    if isinstance(value, (datetime, time)):
        fine = value.microsecond % 1000
        return value.isoformat(timespec="microseconds" if fine else "milliseconds")
    if type_word == "dateTime":
        return f"{value.isoformat()}T00:00:00.000"
    return value.isoformat()


def _number_text(value: float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    if value.is_integer():
        return format(Decimal(int(value)), "f")
    return format(Decimal(repr(value)), "f")


def from_text(type_word: str, text: str) -> Value:
    """Return the value that a text of a type means; blank text is ``None``.

    The inverse of ``to_text``. Raises ``UserError`` ``ANSWER_REFUSED`` for text that the type
    cannot hold (``abc`` for an integer).
    """
    return _parsed(type_of(type_word), text, "")


def parse_answer(field: Field, raw: object, choices: Sequence[Choice] | None) -> Value:
    """Return the value of a raw answer (from JSON, a command line or a widget) to a question.

    ``choices`` are the ones on offer now; ``None`` means that the list is not known here (it comes
    from a file that was not supplied) and any name will do. Blank (``None``, ``""``, only spaces,
    an empty list) is always accepted. Whether the answer meets the form's own constraint is not
    asked. Raises ``UserError`` ``ANSWER_REFUSED``, naming the field by its path.
    """
    type_ = type_of(field.type)
    if _blank(raw):
        return None
    if type_.answered_by in (AnsweredBy.NOBODY, AnsweredBy.DEVICE):
        says = f"{field.path}: nobody answers a {field.type} here."
        raise UserError(REFUSED, says, "Leave it out of the answers.")
    value = _parsed(type_, raw, field.path)
    if type_.chooses and choices is not None and value is not None:
        value = _chosen(field, value, choices)
    if field.type == "range" and isinstance(value, (int, float)):
        _within(field, value)
    return value


def _blank(raw: object) -> bool:
    if isinstance(raw, str):
        return not raw.strip()
    return raw is None or (isinstance(raw, (list, tuple)) and not raw)


def _parsed(type_: QuestionType, raw: object, path: str) -> Value:
    if _blank(raw):
        return None
    try:
        value = type_.parse(raw)
    except ValueError as refusal:
        where = f"{path}: " if path else ""
        says = f"{where}{shortened(raw)} is no answer for {type_.word}."
        raise UserError(REFUSED, says, str(refusal)) from refusal
    return None if value == "" else value


def _chosen(field: Field, value: Value, choices: Sequence[Choice]) -> Value:
    """Check names against the choices on offer; several are put in the order of the list."""
    offered = [one.name for one in choices]
    given = value if isinstance(value, tuple) else (str(value),)
    for name in given:
        if name not in offered:
            says = f"{field.path}: {shortened(name)} is not one of the choices."
            raise UserError(REFUSED, says, _cure(name, offered))
    if isinstance(value, tuple) and field.type != "rank":
        wanted = frozenset(value)
        return tuple(dict.fromkeys(name for name in offered if name in wanted))
    return value


def _cure(name: str, offered: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, offered[:1000], n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    if not offered:
        return "There is nothing to choose from at the moment; answer the questions before it."
    return f"Choose from {', '.join(offered[:8])}{' …' if len(offered) > 8 else ''}."


def _within(field: Field, number: float) -> None:
    """Refuse a number that the range cannot show. Without parameters XLSForm's range is 1 to 10."""
    low = _parameter(field, "start", 1.0)
    high = _parameter(field, "end", 10.0)
    if not min(low, high) <= number <= max(low, high):
        says = f"{field.path}: {_number_text(number)} is outside the range."
        do = f"Choose a number from {_number_text(low)} to {_number_text(high)}."
        raise UserError(REFUSED, says, do)


def _parameter(field: Field, name: str, default: float) -> float:
    try:
        return float(field.parameters.get(name, default))
    except ValueError:  # the linter names it; until it is mended the usual bound stands
        return default


def shortened(raw: object, length: int = 60) -> str:
    """Return a raw answer as one short quoted line for a message."""
    if isinstance(raw, int) and abs(raw) > 10**20:
        return "a number that long"
    text = " ".join(str(raw).split())
    return f"“{text}”" if len(text) <= length else f"“{text[: length - 1]}…”"
