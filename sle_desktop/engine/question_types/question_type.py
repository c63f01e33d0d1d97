"""What the engine knows of one type of question."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sle_desktop.engine.definition import Value


class AnsweredBy(StrEnum):
    """Who gives a field of this type its value."""

    PERSON = "person"
    FORM = "form"
    """The form itself: a calculation, a hidden value, the time at which the form was opened."""
    DEVICE = "device"
    """A telephone's sensor or camera: shown here as a note that nobody can answer."""
    NOBODY = "nobody"


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class QuestionType:
    """One canonical type word, how its raw answers are read and what its row may carry.

    ``parse`` takes a raw answer that is not blank (text, a number, a list ... from JSON, a command
    line or a widget) and returns the value; it raises ``ValueError`` with a sentence that says how
    to write the answer. ``appearances`` holds every lower-case word that XLSForm documents for the
    type: a word that is not among them falls back to the usual look. ``visible`` is false for what
    never appears on the page.
    """

    word: str
    parse: Callable[[object], Value]
    answered_by: AnsweredBy = AnsweredBy.PERSON
    aliases: tuple[str, ...] = ()
    appearances: frozenset[str] = frozenset()
    visible: bool = True
    chooses: bool = False
    holds_children: bool = False
