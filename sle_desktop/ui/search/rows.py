"""Found: what a search gives, as rows to show and what each of them does."""

from dataclasses import dataclass, field

from sle_desktop.services.searching import Group
from sle_desktop.services.typed import Typed
from sle_desktop.ui.search.command import Command, Do
from sle_desktop.ui.search.results import Row

_HEADINGS = {
    "commands": "Commands",
    "schools": "Schools",
    "people": "People",
    "actions": "Actions",
    "records": "Records",
    "others": "Commands",
    "notes": "Notes",
}
_ICONS = {
    "schools": "school",
    "people": "messages-square",
    "actions": "list-checks",
    "records": "files",
    "notes": "file-text",
}
_MOST_COMMANDS = 5
_NONE = "Nothing has these words. Fewer or shorter words find more: the last may be half typed."


@dataclass(slots=True)
class Found:
    """What fits a line. ``doing`` is an address or something to call, by the key of its row."""

    line: str
    offered: tuple[Command, ...]
    groups: tuple[Group, ...]
    doing: dict[str, Do] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()

    def __post_init__(self) -> None:
        typed = Typed.read(self.line)
        first, last = self._commands(typed)
        found = {group.kind: self._hits(group) for group in self.groups}
        found |= {"commands": self._lines(typed, first), "others": self._lines(typed, last)}
        self.rows = tuple(
            row
            for kind, heading in _HEADINGS.items()
            for row in ((Row(heading), *found[kind]) if found.get(kind) else ())
        )

    @property
    def none(self) -> str:
        """What is said where nothing was found."""
        return "" if self.rows else _NONE

    def _commands(self, typed: Typed) -> tuple[list[Command], list[Command]]:
        """Return the commands that are meant, and others that fit and come after what was found.

        Enter must not start a record where somebody looks for a school, or for a word.
        """
        if typed.is_blank:
            return [one for one in self.offered if one.is_first], []
        worth = {one: typed.fits(one.spoken, one.also) for one in self.offered}
        fit = sorted((one for one in self.offered if worth[one]), key=lambda one: -worth[one])
        meant = [one for one in fit if _is_meant(one, typed)]
        others = [one for one in fit if one not in meant]
        return meant[:_MOST_COMMANDS], others[:_MOST_COMMANDS]

    def _lines(self, typed: Typed, commands: list[Command]) -> list[Row]:
        rows = []
        for one in commands:
            marks = typed.marks(one.spoken)
            rows.append(Row(one.spoken, self._key(one.do), marks, keys=one.keys, icon=one.icon))
        return rows

    def _hits(self, group: Group) -> list[Row]:
        return [
            Row(
                hit.shown.words,
                self._key(hit.address),
                hit.shown.marks,
                hit.more,
                icon=_ICONS[group.kind],
            )
            for hit in group.hits
        ]

    def _key(self, do: Do) -> str:
        key = str(len(self.doing) + 1)
        self.doing[key] = do
        return key


def _is_meant(one: Command, typed: Typed) -> bool:
    """Whether what was typed means a command: one at a school by its verb, or if one is there."""
    if not one.at or typed.touches(one.verb, one.also):
        return True
    return one.is_first and typed.touches(one.words)
