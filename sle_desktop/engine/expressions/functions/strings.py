"""Functions of text."""

from collections.abc import Sequence
from math import inf, isnan, nan

from sle_desktop.engine.expressions.focus import Evaluate, Focus
from sle_desktop.engine.expressions.functions.numbers import round_half_up, truncate
from sle_desktop.engine.expressions.functions.registry import building, function
from sle_desktop.engine.expressions.syntax import Call
from sle_desktop.engine.expressions.values import Value, as_string, texts

_SPACE = " \t\r\n"  # white space as XML counts it


@building("string", 0, 1)
def _string(arguments: Sequence[Evaluate], _call: Call) -> Evaluate:
    value = _or_context(arguments)
    return lambda focus: as_string(value(focus))


@building("string-length", 0, 1)
def _string_length(arguments: Sequence[Evaluate], _call: Call) -> Evaluate:
    value = _or_context(arguments)
    return lambda focus: float(len(as_string(value(focus))))


@building("normalize-space", 0, 1)
def _normalize_space(arguments: Sequence[Evaluate], _call: Call) -> Evaluate:
    value = _or_context(arguments)
    return lambda focus: normalize_space(as_string(value(focus)))


def _or_context(arguments: Sequence[Evaluate]) -> Evaluate:
    return arguments[0] if arguments else lambda focus: focus.node.text


def normalize_space(text: str) -> str:
    """Return a text without space at its ends and with single spaces inside."""
    for sign in _SPACE[1:]:
        text = text.replace(sign, " ")
    return " ".join(word for word in text.split(" ") if word)


@function("concat", "value*")
def concat(*values: Value) -> str:
    """Return all texts in one, every node of a set included."""
    return "".join(text for value in values for text in texts(value))


@function("join", "text value*")
def join(glue: str, *values: Value) -> str:
    """Return all texts with a separator between them, every node of a set included."""
    return glue.join(text for value in values for text in texts(value))


@function("contains", "text text")
def contains(text: str, part: str) -> bool:
    """Return whether a text contains another."""
    return part in text


@function("starts-with", "text text")
def starts_with(text: str, start: str) -> bool:
    """Return whether a text begins with another."""
    return text.startswith(start)


@function("ends-with", "text text")
def ends_with(text: str, end: str) -> bool:
    """Return whether a text ends with another."""
    return text.endswith(end)


@function("substring-before", "text text")
def substring_before(text: str, mark: str) -> str:
    """Return what stands before the first occurrence of a mark, nothing if there is none."""
    before, found, _after = text.partition(mark) if mark else ("", "", "")
    return before if found else ""


@function("substring-after", "text text")
def substring_after(text: str, mark: str) -> str:
    """Return what stands after the first occurrence of a mark, nothing if there is none."""
    return text.partition(mark)[2] if mark else text


@function("substring", "text number number?")
def substring(text: str, start: float, length: float | None = None) -> str:
    """Return part of a text by the rounding rules of XPath 1.0, counting from 1."""
    first = round_half_up(start)
    last = inf if length is None else first + round_half_up(length)
    if isnan(first) or isnan(last) or first == inf:
        return ""
    begin, end = max(first, 1), min(last, len(text) + 1)
    return text[int(begin) - 1 : int(end) - 1] if begin < end else ""


@function("substr", "text number number?")
def substr(text: str, start: float, end: float = inf) -> str:
    """Return part of a text counting from 0, up to before ``end``; below 0 from the end."""
    length = len(text)

    def place(index: float) -> int:
        index = truncate(0.0 if isnan(index) else index)
        return int(min(max(index + length if index < 0 else index, 0), length))

    return text[place(start) : place(end)]


@function("translate", "text text text")
def translate(text: str, old: str, new: str) -> str:
    """Return a text with signs exchanged one for one; those without a new sign are left out."""
    table: dict[int, str] = {}
    for place, sign in enumerate(old):
        table.setdefault(ord(sign), new[place : place + 1])
    return text.translate(table)


@function("uuid", "focus number?")
def uuid(focus: Focus, length: float = nan) -> str:
    """Return a new random identifier, or as many random characters as are asked for."""
    if isnan(length):
        return _uuid4(focus)
    wanted = min(int(max(length, 0)), _LONGEST_UUID) if length != inf else _LONGEST_UUID
    found = ""
    while len(found) < wanted:
        found += _uuid4(focus)
    return found[:wanted]


_LONGEST_UUID = 10_000


def _uuid4(focus: Focus) -> str:
    bits = focus.environment.random.getrandbits(128)
    bits = bits & ~(0xF << 76) | (4 << 76)  # version 4 of RFC 9562
    bits = bits & ~(0x3 << 62) | (2 << 62)  # its variant
    digits = f"{bits:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
