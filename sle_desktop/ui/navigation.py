"""Where one is: stable addresses of pages (``school/<id>``), and going back and forward."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

_MOST = 200


def address(kind: str, *rest: str) -> str:
    """Return the address of a page: its kind, then ids or words, joined by ``/``."""
    return "/".join((kind, *rest))


def split(where: str) -> tuple[str, tuple[str, ...]]:
    """Return the kind of an address and the parts after it."""
    kind, *rest = where.split("/")
    return kind, tuple(rest)


@dataclass(slots=True)
class History:
    """The addresses visited, as a browser keeps them: a new one drops what lay ahead."""

    _visited: list[str] = field(default_factory=list)
    _at: int = -1

    @property
    def here(self) -> str:
        """The present address, or an empty word."""
        return self._visited[self._at] if self._visited else ""

    def visit(self, where: str) -> None:
        """Add an address after the present one (not twice in a row)."""
        if where == self.here:
            return
        self._visited = [*self._visited[: self._at + 1], where][-_MOST:]
        self._at = len(self._visited) - 1

    def replace(self, where: str) -> None:
        """Put another address in the place of the present one."""
        if self._visited:
            self._visited[self._at] = where
        else:
            self.visit(where)

    def step(self, by: int) -> str:
        """Move back (-1) or forward (1) and return where one is then; at the ends nothing moves."""
        self._at = min(max(self._at + by, 0), len(self._visited) - 1) if self._visited else -1
        return self.here


class Navigator(QObject):
    """Moves between addresses. Emits ``moved`` with the address that is to be shown."""

    moved = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History()

    @property
    def here(self) -> str:
        """The present address, or an empty word."""
        return self._history.here

    def go(self, where: str) -> None:
        """Go to an address."""
        if where != self.here:
            self._history.visit(where)
            self.moved.emit(where)

    def replace(self, where: str) -> None:
        """Go to an address without a way back to the present one (what was here is gone)."""
        self._history.replace(where)
        self.moved.emit(where)

    def back(self) -> None:
        """Go back one address."""
        self.step(-1)

    def back_or(self, where: str) -> None:
        """Go back one address; to another where there is none, as when the window opened here."""
        before = self.here
        self.back()
        if self.here == before:
            self.replace(where)

    def forward(self) -> None:
        """Go forward one address."""
        self.step(1)

    def step(self, by: int) -> None:
        """Go back (-1) or forward (1); at the ends nothing moves."""
        before = self.here
        where = self._history.step(by)
        if where != before:
            self.moved.emit(where)
