"""A finding: what is wrong in a form, exactly where, and what to do."""

from dataclasses import dataclass
from typing import NamedTuple

from sle_desktop.engine.definition import SheetSource, Source
from sle_desktop.engine.lint.codes import CODES

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an author should mend.

    ``severity`` is ``error`` (the form is not installed) or ``warning``. ``code`` is stable.
    ``row`` is the sheet's row, or the line of a TOML file where the entry starts; 0 if there is
    none. ``column`` is the header as written. ``says`` is what is wrong, ``do`` the cure.
    """

    severity: str
    code: str
    sheet: str
    row: int
    column: str
    says: str
    do: str


class Place(NamedTuple):
    """Where in a form: canonical sheet, row, and our key of the column ("" for the whole row)."""

    sheet: str
    row: int = 0
    key: str = ""


def found(source: Source, code: str, place: Place, says: str, do: str) -> Finding:
    """Return a finding with the names that the author's own file uses, and the cell's address."""
    sheet = source.sheets.get(place.sheet, SheetSource())
    letter = sheet.letters.get(place.key)
    if letter and place.row:
        says = f"Cell {letter}{place.row}: {says}"
    return Finding(
        severity=CODES[code].severity,
        code=code,
        sheet=sheet.title or place.sheet,
        row=place.row,
        column=sheet.headers.get(place.key, place.key),
        says=says,
        do=do,
    )
