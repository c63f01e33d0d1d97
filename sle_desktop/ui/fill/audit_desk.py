"""AuditDesk: what the school's other records add to the audit that is open, read once."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sle_desktop.services.audits import Audits
    from sle_desktop.services.evidence import Piece
    from sle_desktop.services.fieldwork import OpenRecord

_ICONS = {"L": "eye", "B": "book-open", "V": "map-pin"}
LINKS = "links_"
"""What the name of a hidden question begins with that holds a statement's evidence."""


class AuditDesk:
    """Reads on first need. ``audits`` are the services that know of other audits."""

    def __init__(self, audits: "Audits", opened: "OpenRecord") -> None:
        self.audits = audits
        self._opened = opened
        self._found: tuple[Piece, ...] | None = None

    def near(self) -> "tuple[Piece, ...]":
        """Return the records that may be linked, the most recent first."""
        if self._found is None:
            answers = self._opened.instance.answers
            linked = {
                one
                for key, value in answers.items()
                if key.rpartition("/")[2].startswith(LINKS)
                for one in str(value or "").split()
            }
            self._found = self.audits.evidence.near(self._opened.record, frozenset(linked))
        return self._found

    def get(self, record_id: str) -> "Piece | None":
        """Return one of them."""
        return next((one for one in self.near() if one.id == record_id), None)


def icon_of(piece: "Piece") -> str:
    """Return the sign of a kind of record."""
    return _ICONS.get(piece.sign, "file-text")


def named(piece: "Piece") -> str:
    """Return a record as a chip names it: ``Lesson 20 Nov, Year 5``."""
    detail = piece.title.partition(", ")[2]
    said = f"{piece.name} {short_day(piece.day)}"
    return f"{said}, {detail}" if detail else said


def short_day(day: date) -> str:
    """Return a day of this year in its short form: ``20 Nov``."""
    return f"{day.day} {day:%b}"
