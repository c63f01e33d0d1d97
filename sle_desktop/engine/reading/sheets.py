"""Sheets with their columns known: rows of texts by our column keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sle_desktop.engine.definition import SheetSource

SHEETS = ("survey", "choices", "settings", "external_choices")


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds anything: its number in the sheet (or TOML line), its texts by key."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong in a sheet itself; ``key`` is the column's key, or its header as written."""

    code: str
    row: int
    key: str
    says: str
    do: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a form: where its columns were, its rows, and what was wrong with it."""

    source: SheetSource = field(default_factory=SheetSource)
    rows: Sequence[Row] = ()
    troubles: Sequence[Trouble] = ()


Book = Mapping[str, Sheet]
"""The sheets of a form by canonical name (``SHEETS``); one that is missing is not there."""
