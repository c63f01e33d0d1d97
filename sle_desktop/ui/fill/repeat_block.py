"""RepeatBlock: what a stack asks of a block that shows the rows of a repeat, however it looks."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtWidgets import QWidget


class BlockWidget(Protocol):
    """What every block offers."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the answers it shows."""

    def refresh(self) -> None:
        """Show the present state."""

    def key_at(self, widget: QWidget) -> str:
        """Return the key that a widget inside belongs to."""

    def focus(self, key: str) -> None:
        """Give the focus to a key's control."""

    def flush(self) -> None:
        """Let what is being typed be given now."""


class RepeatBlock(QWidget):
    """The rows of a repeat. ``key`` is the repeat's; subclasses show the rows."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    @property
    def keys(self) -> tuple[str, ...]:
        """The key of the repeat."""
        return (self.key,)

    def build(self) -> Iterator[None]:
        """Make a widget for each row, step by step."""
        raise NotImplementedError

    def follow(self, keys: frozenset[str] | None) -> bool:
        """Show the rows there are now and what changed; return whether widgets were made."""
        raise NotImplementedError

    def block_of(self, key: str) -> BlockWidget | None:
        """Return the block that shows a key in one of the rows, or this for the repeat itself."""
        raise NotImplementedError

    def stops(self) -> Iterator[QWidget]:
        """Yield everything that can take the focus, in reading order."""
        raise NotImplementedError

    def questions(self) -> Iterator[QWidget]:
        """Yield the stops of the rows' questions: one does not begin at a button that removes."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show everything anew."""
        self.follow(None)

    def key_at(self, _widget: QWidget) -> str:
        """Return the key of the repeat."""
        return self.key

    def flush(self) -> None:
        """Do nothing: the rows' own blocks are typed in."""

    def focus(self, key: str) -> None:
        """Give the focus to the repeat."""
        raise NotImplementedError
