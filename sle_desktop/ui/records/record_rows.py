"""How a record reads in a table: its date, title, school and how it stands."""

from datetime import date
from typing import TYPE_CHECKING

from sle_desktop.domain.records import State
from sle_desktop.domain.spoken_dates import day_of
from sle_desktop.ui.theme import Tone
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row

if TYPE_CHECKING:
    from sle_desktop.services.finding import Line

OF_A_SCHOOL = (
    Column("date", "Date", 3),
    Column("title", "Record", 10),
    Column("state", "State", 3),
)
OF_ALL = (
    Column("date", "Date", 3, sorts=True),
    Column("title", "Record", 6, sorts=True),
    Column("school", "School", 6, sorts=True),
    Column("state", "State", 4),
)


def state_of(line: "Line") -> str:
    """Return how a record stands, in words."""
    version = f" of version {line.version}" if line.version > 1 else ""
    if line.set_aside:
        return f"draft{version}, set aside"
    if line.state is State.DRAFT:
        return f"draft{version}"
    return f"signed and locked{version and f', version {line.version}'}"


def state_cell(line: "Line") -> Cell:
    """Return how a record stands, as a cell: a pen for what is still written in."""
    is_draft = line.state is State.DRAFT
    icon = "lock" if not is_draft else "minus" if line.set_aside else "pen-line"
    return Cell(state_of(line), icon=icon, tone=Tone.INK2 if is_draft else Tone.INK3)


def day_cell(line: "Line", today: date) -> Cell:
    """Return a record's date."""
    return Cell(day_of(line.date, today) if line.date else "")


def school_row(line: "Line", today: date) -> Row:
    """Return a row of a school's own records, in the little room beside its evidence."""
    quiet = Tone.INK3 if line.set_aside else Tone.INK
    far = line.date is not None and day_of(line.date, today).endswith(str(line.date.year))
    said = f"{line.date:%b %Y}" if far else f"{line.date.day} {line.date:%b}" if line.date else ""
    is_draft = line.state is State.DRAFT
    state = "set aside" if line.set_aside else "draft" if is_draft else "signed"
    cells = (Cell(said), Cell(line.title, strong=True, tone=quiet), Cell(state))
    return Row(line.id, cells)


def record_row(line: "Line", today: date) -> Row:
    """Return a row of all records, with the school's name."""
    quiet = Tone.INK3 if line.set_aside else Tone.INK
    title = Cell(line.title, strong=True, tone=quiet)
    return Row(line.id, (day_cell(line, today), title, Cell(line.school), state_cell(line)))
