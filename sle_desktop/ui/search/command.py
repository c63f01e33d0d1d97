"""Command: something that may be done by its name, and the registry of who offers what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Do = str | Callable[[], str | None]
"""An address to go to, or something to call, which may return one and may raise ``UserError``."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a command says, and what it does.

    ``at`` is the school where it is done, if it is done at one. ``keys`` is the shortcut that does
    the same, ``also`` are other words that find it. ``is_first`` ones are offered before anything
    is typed.
    """

    words: str
    do: Do
    icon: str = "arrow-right"
    keys: str = ""
    also: str = ""
    at: str = ""
    is_first: bool = False

    @property
    def spoken(self) -> str:
        """The whole command."""
        return f"{self.words} at {self.at}" if self.at else self.words

    @property
    def verb(self) -> str:
        """The word that it begins with."""
        return self.words.partition(" ")[0]


Offer = Callable[[], Iterable[Command]]
"""Returns the commands of the moment; asked each time the palette is opened."""


class Commands:
    """Who offers commands. A page offers its own by ``Page.commands``; others are added here."""

    def __init__(self) -> None:
        self._offers: list[Offer] = []

    def add(self, offer: Offer) -> None:
        """Let somebody offer commands from now on."""
        self._offers.append(offer)

    def all(self) -> tuple[Command, ...]:
        """Return every command of the moment, each name once."""
        found = {one.spoken: one for offer in self._offers for one in offer()}
        return tuple(found.values())
