"""Turns the rows of a survey sheet into the tree of a form's fields."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sle_desktop.engine.definition import GROUP, Field
from sle_desktop.engine.question_types import TYPES, SpeltType, read_type
from sle_desktop.engine.reading.columns import Languages
from sle_desktop.engine.reading.limits import NESTING
from sle_desktop.engine.reading.sheets import Row, Trouble
from sle_desktop.engine.reading.survey_row import field_of, is_disabled

_GUESSES = 200
"""Slips after which it is no longer guessed what was meant; nobody mends more at a time."""


@dataclass(slots=True)
class _Open:
    """A group or repeat whose end has not been reached; the form itself is the outermost."""

    row: int
    path: str
    kind: str
    cells: Mapping[str, str] = field(default_factory=dict)
    members: list[Field] = field(default_factory=list)


class SurveyReader:
    """Reads rows one by one; ``fields`` and ``troubles`` hold what came of them."""

    def __init__(self, languages: Languages) -> None:
        self.troubles: list[Trouble] = []
        self._languages = languages
        self._open = [_Open(0, "", "")]
        self._too_deep = 0
        self._unnamed = 0

    def read(self, rows: Iterable[Row]) -> tuple[Field, ...]:
        """Return the fields at the top of the form, each with all that is in it."""
        for row in rows:
            if not is_disabled(row.cells):
                self._read_row(row)
        while len(self._open) > 1:
            self._unclosed()
        return tuple(self._open[0].members)

    def _read_row(self, row: Row) -> None:
        cell = row.cells.get("type", "")
        if not cell:
            self._without_type(row)
        elif not cell.startswith("#"):
            spelt = read_type(cell)
            if not spelt.word:
                self._unknown_type(row, spelt)
            if spelt.edge == "begin":
                self._begin(row, spelt)
            elif spelt.edge == "end":
                self._end(row, spelt)
            else:
                self._add(row, spelt)

    def _without_type(self, row: Row) -> None:
        if "name" in row.cells:
            says = f"“{row.cells['name'][:60]}” has no type."
            self._report("MISSING_TYPE", row, "type", says, "Write one, such as text.")
        elif not row.cells.keys() <= {"list_name"}:
            says = "The row has neither a type nor a name, and is not read."
            self._report("ROW_IGNORED", row, "type", says, "Clear the row, or give it both.")

    def _unknown_type(self, row: Row, spelt: SpeltType) -> None:
        word = spelt.written.removeprefix("begin ").removeprefix("end ")
        near: list[str] = []
        if len(self.troubles) < _GUESSES:
            near = difflib.get_close_matches(word.split(" ")[0].casefold()[:40], TYPES, n=1)
        do = f"Did you mean “{near[0]}”?" if near else "Choose a type that XLSForm has."
        if word.casefold() in (GROUP, "repeat"):
            do = f"Write begin_{word.casefold()} on its first row and end_{word.casefold()} after."
        says = f"There is no type “{spelt.written[:60]}”."
        self._report("UNKNOWN_TYPE", row, "type", says, do)

    def _name(self, row: Row, spelt: SpeltType) -> str:
        if name := row.cells.get("name", ""):
            return name
        self._unnamed += 1
        if spelt.word != "note":
            what = spelt.word or spelt.written
            do = "Give it a short name of letters, digits and _."
            self._report("MISSING_NAME", row, "name", f"The {what[:60]} has no name.", do)
        return f"unnamed_{spelt.word or 'row'}_{self._unnamed}".replace("-", "_")

    def _add(self, row: Row, spelt: SpeltType) -> None:
        name = self._name(row, spelt)
        path = self._path(name)
        one = field_of(row, (name, path), spelt, self._languages)
        self._open[-1].members.append(one)

    def _path(self, name: str) -> str:
        around = self._open[-1].path
        return f"{around}/{name}" if around else name

    def _begin(self, row: Row, spelt: SpeltType) -> None:
        if len(self._open) > NESTING:
            self._too_deep += 1
            if self._too_deep == 1:
                says = f"Groups are nested more than {NESTING} deep."
                self._report("TOO_DEEP", row, "type", says, "Take groups out of groups.")
            return
        name = self._name(row, spelt)
        cells = row.cells if row.cells.get("name") else {**row.cells, "name": name}
        self._open.append(_Open(row.number, self._path(name), spelt.word or GROUP, cells))

    def _end(self, row: Row, spelt: SpeltType) -> None:
        kind = spelt.word or GROUP
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._open) == 1:
            says = f"The {kind} that ends here was never begun."
            self._report("UNOPENED_GROUP", row, "type", says, f"Add begin_{kind}, or take it out.")
        else:
            self._close_kind(row, kind)

    def _close_kind(self, row: Row, kind: str) -> None:
        """Close the innermost of a kind; what is still open inside it has no end of its own."""
        if self._open[-1].kind != kind:
            if all(one.kind != kind for one in self._open):
                inner = self._open[-1]
                says = f"The {inner.kind} begun in row {inner.row} ends as a {kind}."
                self._report("WRONG_END", row, "type", says, f"Write end_{inner.kind}.")
                self._close()
                return
            while self._open[-1].kind != kind:
                self._unclosed()
        self._close()

    def _unclosed(self) -> None:
        inner = self._open[-1]
        name = inner.cells["name"][:60]
        says = f"The {inner.kind} “{name}” that begins here never ends."
        row = Row(inner.row, inner.cells)
        self._report("UNCLOSED_GROUP", row, "type", says, f"Add end_{inner.kind} after its last.")
        self._close()

    def _close(self) -> None:
        done = self._open.pop()
        row = Row(done.row, done.cells)
        spelt = SpeltType(done.kind, done.kind)
        place = (done.cells["name"], done.path)
        one = field_of(row, place, spelt, self._languages, tuple(done.members))
        self._open[-1].members.append(one)

    def _report(self, code: str, row: Row, key: str, says: str, do: str) -> None:
        self.troubles.append(Trouble(code, row.number, key, says, do))


def read_survey(
    rows: Sequence[Row], languages: Languages
) -> tuple[tuple[Field, ...], tuple[Trouble, ...]]:
    """Return the fields of a survey sheet and what was wrong with its rows."""
    reader = SurveyReader(languages)
    fields = reader.read(rows)
    return fields, tuple(reader.troubles)
