"""Which widget asks which type of question; ``NOT_ASKED`` says why the others have none."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from sle_desktop.engine.definition import Choice, Field, in_language
from sle_desktop.ui import painting
from sle_desktop.ui.fill.acknowledge import Acknowledge
from sle_desktop.ui.fill.date_time_field import DateTimeField
from sle_desktop.ui.fill.letter_ticks import LetterTicks, are_letters
from sle_desktop.ui.fill.photo_desk import PhotoDesk
from sle_desktop.ui.fill.photo_field import PhotoField
from sle_desktop.ui.fill.plan import LETTER, words
from sle_desktop.ui.fill.said_value import SaidValue
from sle_desktop.ui.fill.short_text import ShortText
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.theme import Space, Type
from sle_desktop.ui.widgets.answer import Answer, Option, mark_of
from sle_desktop.ui.widgets.choice_list import ChoiceList, TickList
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a widget is made for: the question's row, its accessible name, its options.

    ``room`` is how wide it may be, in pixels; ``low`` says that height is short too.
    """

    field: Field
    name: str
    options: tuple[Option, ...]
    room: int
    photos: PhotoDesk | None = None
    low: bool = False

    @property
    def looks(self) -> set[str]:
        """The words of the field's appearance, in lower case."""
        return looks(self.field)


Maker = Callable[[Wanted], QWidget]
"""Makes the widget of a question."""

_LIST_MOST = 12
_LINE_HOLDS = 80
_LETTERS_MOST = 40
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


def _text(wanted: Wanted) -> QWidget:
    if "multiline" in wanted.looks:
        return TextArea(wanted.name, lines=1) if wanted.low else TextArea(wanted.name)
    longest = _LONGEST.search(wanted.field.constraint)
    most = int(longest[1]) if longest is not None else _LINE_HOLDS + 1
    if most <= _LETTERS_MOST:
        return ShortText(wanted.name)
    if "numbers" in wanted.looks or most <= _LINE_HOLDS:
        return TextField(wanted.name)
    return TextArea(wanted.name, lines=1)


def _number(wanted: Wanted) -> QWidget:
    return NumberField(wanted.name)


def _range(wanted: Wanted) -> QWidget:
    ends = [_decimal(wanted.field.parameters.get(word), usual) for word, usual in _ENDS.items()]
    start, end, step = ends
    if step is None or start is None or end is None or not step or start == end:
        return _number(wanted)
    return Range(wanted.name, min(start, end), max(start, end), abs(step))


_ENDS = {"start": "1", "end": "10", "step": "1"}


def _decimal(written: str | None, usual: str) -> Decimal | None:
    try:
        number = Decimal(written or usual)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _date(wanted: Wanted) -> QWidget:
    return DateField(wanted.name)


def _time(wanted: Wanted) -> QWidget:
    return TimeField(wanted.name)


def _date_time(wanted: Wanted) -> QWidget:
    return DateTimeField(wanted.name)


def _select_one(wanted: Wanted) -> QWidget:
    options = wanted.options
    if options and all(option.mark for option in options):
        return PositionMarks(wanted.name)
    if wanted.looks & _PICKS or len(options) > _LIST_MOST:
        return PickOne(wanted.name)
    return ChoiceSegments(wanted.name) if _as_segments(wanted) else ChoiceList(wanted.name)


def _as_segments(wanted: Wanted) -> bool:
    """Whether the options are few and short, and always the same: one row of segments."""
    options = wanted.options
    if wanted.looks & _PICKS or wanted.field.choice_filter or not 1 < len(options) <= _LIST_MOST:
        return False
    plain = "horizontal" in wanted.looks or not any(option.second for option in options)
    return plain and segments_width(options) <= wanted.room


def segments_width(options: tuple[Option, ...]) -> int:
    """Return how wide a row of segments is, in pixels."""
    apart = sum(Space.S for option in options if option.apart)
    return apart + sum(
        painting.width_of(option.label, Type.LABEL) + 2 * Space.M for option in options
    )


def _select_multiple(wanted: Wanted) -> QWidget:
    options = wanted.options
    if are_letters(options) or wanted.low:
        return LetterTicks(wanted.name)
    across = bool(wanted.looks & _COLUMNS) or len(options) > _LIST_MOST
    return TickList(wanted.name, across=across)


def _rank(wanted: Wanted) -> QWidget:
    return RankList(wanted.name)


def _acknowledge(wanted: Wanted) -> QWidget:
    return Acknowledge(wanted.name)


def _image(wanted: Wanted) -> QWidget:
    return PhotoField(wanted.name, wanted.photos)


def _said(wanted: Wanted) -> QWidget:
    return SaidValue(wanted.name)


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
        "image": _image,
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

_READ = (
    "text",
    "integer",
    "decimal",
    "date",
    "time",
    "dateTime",
    "calculate",
    "select_multiple",
    "rank",
)


def _is_read(wanted: Wanted) -> bool:
    """Whether an answer is read as words; marks and segments say more as they are."""
    if wanted.field.type == "select_one":
        marks = bool(wanted.options) and all(option.mark for option in wanted.options)
        return not marks and not _as_segments(wanted)
    return wanted.field.type in _READ


def control_for(wanted: Wanted, *, read_only: bool = False) -> QWidget:
    """Return the widget of a question; words are read, not boxed, where nobody may answer."""
    if read_only and _is_read(wanted):
        return SaidValue(wanted.name)
    return ASKED.get(wanted.field.type, _said)(wanted)


_SHORT = ("integer", "decimal", "date", "time")


def is_short(one: Field) -> bool:
    """Whether a question is narrow enough to stand beside others: a number, a day, a drop-down."""
    if one.hint:
        return False
    if one.type == "select_one":
        return bool(looks(one) & _PICKS)
    longest = _LONGEST.search(one.constraint) if one.type == "text" else None
    return one.type in _SHORT or (longest is not None and int(longest[1]) <= _LETTERS_MOST)


def is_long(one: Field) -> bool:
    """Whether a question is answered in a sentence and takes a line of its own."""
    return one.type == "text"


def as_control(widget: QWidget) -> Control:
    """Return an answer widget as what it offers."""
    return cast("Control", widget)
