"""Chunks: a long column laid out in pieces, so that one change lays out one piece, not all."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget


class _Chunk(QWidget):
    """A piece of the column: widgets by their place in the whole."""

    def __init__(self, spacing: int, width: int) -> None:
        super().__init__()
        self._width = width
        self.places: list[int] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size at the width that it will have.

        A layout remembers its height for one width only; its own hint would ask for another.
        """
        return QSize(self._width, self.column.heightForWidth(self._width))

    def put(self, place: int, widget: QWidget) -> None:
        """Put a widget among those here."""
        at = bisect_right(self.places, place)
        self.places.insert(at, place)
        self.column.insertWidget(at, widget)

    def holds_something(self) -> bool:
        """Whether anything here is to be seen."""
        items = (self.column.itemAt(at) for at in range(self.column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return any(one is not None and not one.isHidden() for one in widgets)


class Chunks:
    """Puts widgets into a column of a width by their places.

    Qt asks every item of a layout for its size again whenever one changes; a piece remembers its
    own.
    """

    def __init__(self, column: QVBoxLayout, width: int) -> None:
        self._column = column
        self._width = width
        self._chunks: list[_Chunk] = []
        self._firsts: list[int] = []
        self._opening = False

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Put what comes now (at the end) into a piece of its own, laid out once it is whole."""
        self._opening = True
        before = len(self._chunks)
        try:
            yield
        finally:
            self._opening = False
            self._tidy(self._chunks[before:])

    def put(self, place: int, widget: QWidget) -> None:
        """Put a widget at its place."""
        if self._opening or not self._chunks:
            self._opening = False
            chunk = _Chunk(self._column.spacing(), self._width)
            chunk.hide()
            self._chunks.append(chunk)
            self._firsts.append(place)
            self._column.addWidget(chunk)
        self._at(place).put(place, widget)
        widget.setVisible(True)  # at once: Qt would do it later, and lay all out for each

    def tidy(self, places: Iterable[int]) -> None:
        """Let the pieces of some places take no room if there is nothing to see in them."""
        if self._chunks:
            self._tidy({self._at(place) for place in places})

    def _at(self, place: int) -> _Chunk:
        return self._chunks[max(bisect_right(self._firsts, place) - 1, 0)]

    @staticmethod
    def _tidy(chunks: Iterable[_Chunk]) -> None:
        for chunk in chunks:
            seen = chunk.holds_something()
            if chunk.isHidden() is seen:
                chunk.setVisible(seen)
