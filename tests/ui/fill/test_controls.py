"""Every type of question has a control, or a reason why not."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sle_desktop.engine.definition import Field
from sle_desktop.engine.question_types import TYPES, AnsweredBy
from sle_desktop.ui.fill.acknowledge import Acknowledge
from sle_desktop.ui.fill.controls import (
    ASKED,
    NOT_ASKED,
    Wanted,
    as_control,
    control_for,
    options_of,
)
from sle_desktop.ui.fill.date_time_field import DateTimeField
from sle_desktop.ui.fill.letter_ticks import LetterTicks
from sle_desktop.ui.fill.said_value import SaidValue
from sle_desktop.ui.marks import Mark
from sle_desktop.ui.theme import theme
from sle_desktop.ui.widgets.answer import Answer, Option
from sle_desktop.ui.widgets.choice_list import ChoiceList, TickList
from sle_desktop.ui.widgets.choice_segments import ChoiceSegments
from sle_desktop.ui.widgets.number_field import NumberField, Range
from sle_desktop.ui.widgets.pick_one import PickOne
from sle_desktop.ui.widgets.position_marks import PositionMarks
from sle_desktop.ui.widgets.text_area import TextArea
from sle_desktop.ui.widgets.text_field import TextField
from tests.ui.fill.forms import form_text, read, row

ROOM = 680


def wanted(kind: str, list_name: str = "", **columns: str) -> Wanted:
    form = read(form_text(row(kind, "q", label="Why?", **columns)))
    field = form.by_path["q"]
    return Wanted(field, "Why?", options_of(form.lists.get(list_name, ())), ROOM)


def test_the_lists_of_controls_and_of_types_agree() -> None:
    assert set(ASKED) | set(NOT_ASKED) == set(TYPES)
    assert not set(ASKED) & set(NOT_ASKED)
    asked = {word for word, one in TYPES.items() if one.answered_by is AnsweredBy.PERSON}
    assert asked <= set(ASKED)
    assert all(reason.endswith(".") for reason in NOT_ASKED.values())


@pytest.mark.parametrize("word", sorted(ASKED))
def test_every_control_can_be_made_shown_and_named(qtbot: QtBot, word: str) -> None:
    made = control_for(Wanted(Field("q", word, "q"), "Why?", (), ROOM))
    qtbot.addWidget(made)
    as_control(made).show_answer(Answer())
    as_control(made).show_answer(Answer(read_only=True))
    inside = [made, *made.findChildren(QWidget)]
    assert any("Why?" in one.accessibleName() for one in inside)


@pytest.mark.parametrize(
    ("kind", "list_name", "columns", "control"),
    [
        ("text", "", {}, TextArea),
        ("text", "", {"appearance": "multiline"}, TextArea),
        ("text", "", {"constraint": "string-length(.) <= 80"}, TextField),
        ("integer", "", {}, NumberField),
        ("range", "", {"parameters": "start=1 end=5 step=1"}, Range),
        ("range", "", {"parameters": "start=x"}, NumberField),
        ("select_one yn", "yn", {}, ChoiceSegments),
        ("select_one yn", "yn", {"appearance": "minimal"}, PickOne),
        ("select_one long", "long", {}, PickOne),
        ("select_one kinds", "kinds", {"choice_filter": "true()"}, ChoiceList),
        ("select_one position", "position", {}, PositionMarks),
        ("select_multiple kinds", "kinds", {}, TickList),
        ("select_multiple letters", "letters", {}, LetterTicks),
        ("acknowledge", "", {}, Acknowledge),
    ],
)
def test_a_question_is_asked_by_the_control_that_fits(
    qtbot: QtBot, kind: str, list_name: str, columns: dict[str, str], control: type[QWidget]
) -> None:
    made = control_for(wanted(kind, list_name, **columns))
    qtbot.addWidget(made)
    assert type(made) is control


def test_segments_give_way_to_a_list_where_they_do_not_fit(qtbot: QtBot) -> None:
    fits = wanted("select_one kinds", "kinds")
    narrow = control_for(replace(fits, room=200))
    qtbot.addWidget(narrow)
    assert type(narrow) is ChoiceList
    theme().wear(scale=2.0)
    large = control_for(replace(fits, room=500))
    qtbot.addWidget(large)
    assert type(large) is ChoiceList


@pytest.mark.parametrize("kind", ["text", "date", "select_multiple kinds", "rank kinds"])
def test_what_nobody_may_answer_is_read(qtbot: QtBot, kind: str) -> None:
    made = control_for(wanted(kind, "kinds"), read_only=True)
    qtbot.addWidget(made)
    assert type(made) is SaidValue


def test_a_read_answer_says_labels_and_dates(qtbot: QtBot) -> None:
    said = SaidValue("Seen")
    qtbot.addWidget(said)
    options = (Option("lessons", "Lessons"), Option("books", "Books"))
    said.show_answer(Answer(("lessons", "books"), options))
    assert said.text() == "Lessons, Books"
    said.show_answer(Answer(date(2026, 11, 23)))
    assert said.text() == "23 November 2026"
    said.show_answer(Answer())
    assert (said.text(), said.accessibleName()) == ("–", "Seen: not answered")


def test_letters_of_a_list_become_marks_and_keys() -> None:
    form = read(form_text(row("select_one position", "q", label="Q")))
    options = options_of(form.lists["position"])
    assert [(one.mark, one.key) for one in options] == [
        (Mark.RED, "R"),
        (Mark.AMBER, "A"),
        (Mark.GREEN, "G"),
        (Mark.NOT_LOOKED_AT, "N"),
    ]


def test_a_day_waits_for_its_time(qtbot: QtBot) -> None:
    field = DateTimeField("Seen")
    qtbot.addWidget(field)
    told: list[object] = []
    field.answered.connect(told.append)
    field.day.answered.emit(date(2026, 11, 23))
    assert told == ["2026-11-23 and no time"]
    field.time.answered.emit(time(9, 30))
    assert told[-1] == datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001  # the form's own clock
    field.show_answer(Answer(None))
    field.day.answered.emit(None)
    assert told[-1] is None


def test_letters_are_switched_on_and_off(qtbot: QtBot) -> None:
    ticks = LetterTicks("Exceptions")
    qtbot.addWidget(ticks)
    options = (Option("a", "A"), Option("b", "B"))
    ticks.show_answer(Answer(("b",), options))
    told: list[object] = []
    ticks.answered.connect(told.append)
    ticks.chips.chosen.emit("a")
    ticks.chips.chosen.emit("b")
    ticks.chips.chosen.emit("a")
    assert told == [("a", "b"), ("a",), None]
