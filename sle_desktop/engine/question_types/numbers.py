"""Types whose value is a number: integer, decimal and range."""

import math
import re

from sle_desktop.engine.definition import Value
from sle_desktop.engine.question_types.question_type import QuestionType, words

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}(?:\.0*)?")
"""Fifteen digits: what a double, and so every calculation, holds exactly."""
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})")

_LARGEST_WHOLE = 10**15 - 1


def parse_whole(raw: object) -> Value:
    """Return a whole number from an integer, an integral float or its digits."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, str) and _WHOLE.fullmatch(raw.strip()):
        raw = int(raw.strip().split(".")[0])
    if isinstance(raw, bool) or not isinstance(raw, int) or abs(raw) > _LARGEST_WHOLE:
        raise ValueError("Write a whole number, such as 12.")
    return raw


def parse_decimal(raw: object) -> Value:
    """Return a finite float from a number or its digits with a decimal point."""
    if isinstance(raw, str) and _DECIMAL.fullmatch(raw.strip()):
        raw = float(raw.strip())
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) <= _LARGEST_WHOLE:
        raw = float(raw)
    if not isinstance(raw, float) or not math.isfinite(raw):
        raise ValueError("Write a number, such as 3.5.")
    return raw + 0.0  # minus zero would be stored as another value than zero


def parse_range(raw: object) -> Value:
    """Return a whole number where the answer is one, else a decimal."""
    number = parse_decimal(raw)
    assert isinstance(number, float)
    if number.is_integer() and abs(number) <= _LARGEST_WHOLE:
        return int(number)
    return number


_NUMBER_LOOKS = words("thousands-sep bearing counter numbers")

TYPES = (
    QuestionType(
        "integer",
        parse_whole,
        aliases=("int", "whole number", "number", "percentage"),
        appearances=_NUMBER_LOOKS,
    ),
    QuestionType(
        "decimal",
        parse_decimal,
        aliases=("float", "double", "decimal number"),
        appearances=_NUMBER_LOOKS,
    ),
    QuestionType(
        "range",
        parse_range,
        aliases=("slider",),
        appearances=words("vertical picker rating no-ticks"),
    ),
)
