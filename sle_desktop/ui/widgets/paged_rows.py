"""PagedRows: rows for a table, read a page at a time by key as the reader scrolls."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sle_desktop.ui.marks import Mark
from sle_desktop.ui.theme import Tone

CELL_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``part`` is its share of the width; ``sorts`` lets its heading be pressed."""

    key: str
    heading: str
    part: int = 1
    sorts: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: words, a quiet second line, a position, an icon before the words."""

    words: str = ""
    second: str = ""
    mark: Mark | None = None
    earlier: bool = False
    icon: str = ""
    tone: Tone | None = None
    strong: bool = False

    @property
    def spoken(self) -> str:
        """Everything the cell shows, in words."""
        mark = self.mark.word if self.mark and self.mark.word not in self.words else ""
        return ", ".join(one for one in (mark, self.words, self.second) if one)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the key of what it stands for, and a cell for each column."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A page of rows; ``after`` is handed back to read the next page, ``None`` when all is read."""

    rows: tuple[Row, ...]
    after: object = None


Source = Callable[[object], Batch]
"""Reads the page that follows a key; ``None`` asks for the first."""


def all_of(rows: tuple[Row, ...]) -> Source:
    """Return a source that gives everything as one page: for short lists."""

    def source(_after: object) -> Batch:
        return Batch(rows)

    return source


class PagedRows(QAbstractTableModel):
    """The model of a table. Sorting and filtering belong to the source, which sees every row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: list[Row] = []
        self._source: Source = all_of(())
        self._after: object = None

    def show_rows(self, columns: tuple[Column, ...], source: Source) -> None:
        """Begin again with a source: its first page is read at once."""
        self.beginResetModel()
        self.columns, self._source = columns, source
        first = source(None)
        self.rows, self._after = list(first.rows), first.after
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the place of a key among the rows read so far, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many rows were read."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802
        """Whether another page can be read."""
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802
        """Read the next page."""
        if not self.canFetchMore(parent):
            return
        more = self._source(self._after)
        self._after = more.after
        if more.rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(more.rows) - 1)
            self.rows += more.rows
            self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, its words, or what a screen reader says of it."""
        cell = self.rows[index.row()].cells[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].heading}: {cell.spoken or 'blank'}"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None
