"""How an action reads in the table: its day and lateness, what, whose it is, how it stands."""

from typing import TYPE_CHECKING

from sle_desktop.domain.action_groups import Group
from sle_desktop.ui.theme import Tone
from sle_desktop.ui.widgets.paged_rows import Cell, Column, Row

if TYPE_CHECKING:
    from sle_desktop.services.actions_view import ActionLine

COLUMNS = (
    Column("due", "Due", 6, sorts=True),
    Column("what", "Action", 12, sorts=True),
    Column("who", "Owner", 5, sorts=True),
    Column("school", "School", 5, sorts=True),
    Column("how", "How it stands", 6),
)


def action_row(line: "ActionLine") -> Row:
    """Return the row of an action; lateness is in words, and red as well."""
    is_late, is_settled = line.group is Group.LATE, line.group is Group.SETTLED
    due = Cell(line.due, line.when, tone=Tone.RED if is_late else None)
    quiet = Tone.INK2 if is_settled else Tone.INK
    what = Cell(line.what, line.agreed, strong=True, tone=quiet)
    stands = Cell(line.how, line.note, icon="circle-check" if is_settled else "")
    return Row(line.id, (due, what, Cell(line.who), Cell(line.school), stands))
