"""A row that was taken out comes back as it was: its place, its id, its inner rows, its answers."""

from datetime import UTC, datetime

from sle_desktop.clock import SCHOOL_ZONE
from sle_desktop.engine.expressions import Environment
from sle_desktop.engine.instance import Instance
from sle_desktop.services.row_taken import put_back, row_taken
from tests.ui.fill.forms import form_text, read, row

FORM = read(
    form_text(
        row("begin_repeat", "lessons", label="Lessons"),
        row("date", "day", label="Day"),
        row("select_multiple kinds", "seen", label="Seen"),
        row("calculate", "sum", calculation="count(${letter})"),
        row("text", "why", label="Why?", default="Because"),
        row("begin_repeat", "books", label="Books"),
        row("text", "letter", label="Letter"),
        row("end_repeat"),
        row("integer", "copies", label="Copies"),
        row("begin_repeat", "counted", label="Counted", repeat_count="${copies}"),
        row("text", "cell", label="Cell"),
        row("end_repeat"),
        row("end_repeat"),
        form_id="rows",
    )
)


def instance() -> Instance:
    outside = Environment(now=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC), zone=SCHOOL_ZONE)
    made = Instance.create(FORM, outside)
    for day in ("2026-11-23", "2026-11-24", "2026-11-25"):
        made.add_row("lessons")
        made.answer(f"{made.at('lessons').rows[-1]}/day", day)
    middle = made.at("lessons").rows[1]
    made.answer(f"{middle}/seen", ["books", "lessons"])
    made.answer(f"{middle}/why", None)
    made.answer(f"{middle}/copies", 2)
    for letter in "AB":
        made.add_row(f"{middle}/books")
        made.answer(f"{made.at(f'{middle}/books').rows[-1]}/letter", letter)
    return made


def test_it_comes_back_as_it_was() -> None:
    made = instance()
    before, rows = made.values(), dict(made.rows)
    middle = made.at("lessons").rows[1]
    taken = row_taken(made, middle)
    made.remove_row(middle)
    assert len(made.values()["lessons"]) == 2
    delta = put_back(made, taken)
    assert made.values() == before
    counted = f"{middle}/counted"
    assert {k: v for k, v in made.rows.items() if k != counted} == {
        k: v for k, v in rows.items() if k != counted
    }
    assert made.at(f"{middle}/why").value is None
    assert "lessons" in delta.rows
    assert f"{middle}/day" in delta.values
