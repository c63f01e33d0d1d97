"""Which widget asks which type of question; ``NOT_ASKED`` says why the others have none."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from sle_desktop.engine.definition import Choice, Field, in_language
from sle_desktop.ui.fill.acknowledge import Acknowledge
from sle_desktop.ui.fill.date_time_field import DateTimeField
from sle_desktop.ui.fill.letter_ticks import LetterTicks, are_letters
from sle_desktop.ui.fill.plan import LETTER, words
from sle_desktop.ui.fill.said_value import SaidValue
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.widgets.answer import Answer, Option, mark_of
from sle_desktop.ui.widgets.choice_list import ChoiceList, TickList
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments, fits_in_segments
from sle_desktop.ui.widgets.date_field import DateField
from sle_desktop.ui.widgets.number_field import NumberField, Range
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.position_marks import PositionMarks
from sle_desktop.ui.widgets.rank_list import RankList
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.text_field import TextField
from sle_desktop.ui.widgets.time_field import TimeField


class Control(Protocol):
    """What every answer widget offers."""

    answered: SignalInstance

    def show_answer(self, answer: Answer) -> None:
        """Show a value."""


Maker = Callable[[Field, str, tuple[Option, ...]], QWidget]
"""Makes the widget of a question from its row, its accessible name and its options."""

_LIST_MOST = 12
_LINE_HOLDS = 80
_LETTERS_MOST = 20
_LONGEST = re.compile(r"string-length\(\s*\.\s*\)\s*<=?\s*(\d+)")
_PICKS = {"minimal", "search", "autocomplete", "autocomplete_chars", "quickcompact"}
_COLUMNS = {"columns", "columns-pack", "columns-flex", "horizontal", "horizontal-compact"}
_MARKS = {
    "r": Mark.RED,
    "a": Mark.AMBER,
    "g": Mark.GREEN,
    "0": Mark.NOT_LOOKED_AT,
    "x": Mark.NOT_APPLICABLE,
}


def looks(one: Field) -> set[str]:
    """Return the words of a field's appearance, in lower case."""
    return set(one.appearance.casefold().split())


def options_of(choices: tuple[Choice, ...], language: str = "") -> tuple[Option, ...]:
    """Return a list's choices as an answer widget takes them."""
    return tuple(_option(one, language) for one in choices)


def _option(one: Choice, language: str) -> Option:
    letter = one.columns.get(LETTER, "")
    return Option(
        one.name,
        words(in_language(one.label, language)) or one.name,
        one.columns.get("sle_title", ""),
        mark_of(one.name) or _MARKS.get(letter.casefold()) if letter else None,
        one.columns.get("sle_apart", "") == "yes",
        letter,
    )


def _text(one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    if "multiline" in looks(one):
        return TextArea(name)
    longest = _LONGEST.search(one.constraint)
    if "numbers" in looks(one) or (longest is not None and int(longest[1]) <= _LINE_HOLDS):
        return TextField(name)
    return TextArea(name, lines=1)


def _number(_one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    return NumberField(name)


def _range(one: Field, name: str, options: tuple[Option, ...]) -> QWidget:
    ends = [_decimal(one.parameters.get(word), usual) for word, usual in _ENDS.items()]
    start, end, step = ends
    if step is None or start is None or end is None or not step or start == end:
        return _number(one, name, options)
    return Range(name, min(start, end), max(start, end), abs(step))


_ENDS = {"start": "1", "end": "10", "step": "1"}


def _decimal(written: str | None, usual: str) -> Decimal | None:
    try:
        number = Decimal(written or usual)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _date(_one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    return DateField(name)


def _time(_one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    return TimeField(name)


def _date_time(_one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    return DateTimeField(name)


def _select_one(one: Field, name: str, options: tuple[Option, ...]) -> QWidget:
    if options and all(option.mark for option in options):
        return PositionMarks(name)
    if looks(one) & _PICKS or len(options) > _LIST_MOST:
        return PickOne(name)
    if not one.choice_filter and fits_in_segments(options):
        return ChoiceSegments(name)
    return ChoiceList(name)


def _select_multiple(one: Field, name: str, options: tuple[Option, ...]) -> QWidget:
    if are_letters(options):
        return LetterTicks(name)
    return TickList(name, across=bool(looks(one) & _COLUMNS) or len(options) > _LIST_MOST)


def _rank(_one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    return RankList(name)


def _acknowledge(_one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    return Acknowledge(name)


def _said(_one: Field, name: str, _options: tuple[Option, ...]) -> QWidget:
    return SaidValue(name)


ASKED: Mapping[str, Maker] = MappingProxyType(
    {
        "text": _text,
        "integer": _number,
        "decimal": _number,
        "range": _range,
        "date": _date,
        "time": _time,
        "dateTime": _date_time,
        "select_one": _select_one,
        "select_multiple": _select_multiple,
        "rank": _rank,
        "acknowledge": _acknowledge,
        "calculate": _said,
        "image": _said,
    }
)
"""The maker of each type that has a widget. A calculation is shown, if it has a label at all."""

_BY_THE_FORM = "The form notes it by itself; a page never shows it."
_BY_A_DEVICE = "A telephone's sensor or camera answers it; here it is a note."

NOT_ASKED: Mapping[str, str] = MappingProxyType(
    {
        "note": "It asks nothing: its words are shown.",
        "group": "It holds questions: a heading or a section.",
        "repeat": "It holds rows of questions: a block for each row.",
        "hidden": _BY_THE_FORM,
        **dict.fromkeys(
            (
                "start",
                "end",
                "today",
                "deviceid",
                "subscriberid",
                "simserial",
                "phonenumber",
                "username",
                "email",
                "caseid",
                "audit",
                "start-geopoint",
                "background-audio",
                "comments",
                "sensor",
                "speed-violations",
                "csv-external",
                "xml-external",
            ),
            _BY_THE_FORM,
        ),
        **dict.fromkeys(
            (
                "geopoint",
                "geotrace",
                "geoshape",
                "barcode",
                "audio",
                "video",
                "file",
                "osm",
                "bluetooth",
            ),
            _BY_A_DEVICE,
        ),
    }
)
"""Why a type has no widget, by canonical word."""

_READ = ("text", "integer", "decimal", "date", "time", "dateTime", "calculate")


def control_for(
    one: Field, name: str, options: tuple[Option, ...], *, read_only: bool = False
) -> QWidget:
    """Return the widget of a question; words are read, not boxed, where nobody may answer."""
    if read_only and one.type in _READ:
        return SaidValue(name)
    return ASKED.get(one.type, _said)(one, name, options)


_SHORT = ("integer", "decimal", "date", "time")


def is_short(one: Field) -> bool:
    """Whether a question is narrow enough to stand beside others: a number, a day, a drop-down."""
    if one.hint:
        return False
    if one.type == "select_one":
        return bool(looks(one) & _PICKS)
    longest = _LONGEST.search(one.constraint) if one.type == "text" else None
    return one.type in _SHORT or (longest is not None and int(longest[1]) <= _LETTERS_MOST)


def as_control(widget: QWidget) -> Control:
    """Return an answer widget as what it offers."""
    return cast("Control", widget)
