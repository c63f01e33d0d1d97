"""What audits, lessons and books say of one recommendation, side by side, and where they disagree.

Nothing here is added up or averaged: an audit's position is a word, a lesson found a strength or
something to develop, books show little or clear evidence. What nobody looked at says nothing, and
what books cannot tell is no evidence against anything.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NOT_YET, DEVELOPING, SECURE = "r", "a", "g"
POSITIONS = {NOT_YET: "not yet in place", DEVELOPING: "developing", SECURE: "secure"}
"""The positions that say something; every other answer is "not looked at" or does not apply."""

LITTLE, SOME, CLEAR, CONSISTENT, CANNOT_TELL = (
    "little",
    "some",
    "clear",
    "consistent",
    "cannot_tell",
)
STRENGTHS = {
    LITTLE: "little",
    SOME: "some",
    CLEAR: "clear",
    CONSISTENT: "consistent",
    CANNOT_TELL: "cannot tell from books",
}
_PLAIN = (CLEAR, CONSISTENT)


class Says(StrEnum):
    """What a line of a lesson is."""

    STRENGTH = "strength"
    DEVELOP = "to develop"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of a lesson that was tagged with the recommendation; ``at`` is its time, or ""."""

    record_id: str
    says: Says
    words: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that a scrutiny looked for: with what strength, and which statements it is about.

    ``strength`` is one of :data:`STRENGTHS`, or "" for something that was agreed to be done.
    """

    record_id: str
    what: str
    strength: str
    note: str = ""
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """Where the recommendation and its statements stand in the latest audit, as it answers."""

    record_id: str = ""
    day: date | None = None
    is_draft: bool = False
    position: str = ""
    statements: Mapping[str, str] | None = None

    @property
    def is_known(self) -> bool:
        """Whether somebody looked and it applied."""
        return self.position in POSITIONS


class Kind(StrEnum):
    """How things disagree."""

    SECURE_BOOKS = "secure in the audit, little in books"
    SECURE_LESSONS = "secure in the audit, only to develop in lessons"
    NOT_YET_BOOKS = "not yet in the audit, clear in books"
    NOT_YET_LESSONS = "not yet in the audit, only strengths in lessons"
    LESSONS_BOOKS = "strengths in lessons, little in books"
    BOOKS_LESSONS = "clear in books, only to develop in lessons"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing to talk about, in words; it says who is right of neither."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything about one recommendation. ``lessons`` and ``scrutinies`` are how many there were,
    so that every count is n of N.
    """

    audited: Audited
    seen: tuple[Seen, ...] = ()
    lessons: int = 0
    looks: tuple[Look, ...] = ()
    scrutinies: int = 0

    def lessons_that(self, *says: Says) -> int:
        """Return in how many lessons something of that kind was seen; any kind unless named."""
        return len({one.record_id for one in self.seen if not says or one.says in says})

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return what disagrees, the audit's own first."""
        return (*_with_books(self), *_with_lessons(self), *_lessons_with_books(self))

    @property
    def lessons_said(self) -> str:
        """Return in a line what lessons found, n of N."""
        if not self.lessons:
            return "No lesson yet"
        counts = {says: self.lessons_that(says) for says in Says}
        strong, weak, of = counts[Says.STRENGTH], counts[Says.DEVELOP], _number(self.lessons)
        if not self.seen:
            return f"Nothing in {of}"
        if not strong and not weak:
            return f"Noted in {counts[Says.NOTE]} of {of}"
        parts = [f"strength in {strong}"] if strong else []
        parts += [f"to develop in {weak}"] if weak else []
        said = ", ".join(parts)
        return f"{said[:1].upper()}{said[1:]} of {of}"

    @property
    def books_said(self) -> str:
        """Return in a line what books showed, what there is little evidence for first."""
        if not self.scrutinies:
            return "No scrutiny yet"
        shown = [one for one in self.looks if one.strength in STRENGTHS]
        if not shown:
            return "Not looked at in books"
        first = min(shown, key=lambda one: one.strength != LITTLE)
        more = f", and {len(shown) - 1} more" if len(shown) > 1 else ""
        return f"{first.what}: {STRENGTHS[first.strength]}{more}"

    @property
    def is_unseen(self) -> bool:
        """Whether the audit calls it secure and neither a lesson nor a book says anything of it."""
        return self.audited.position == SECURE and not self.seen and not _telling(self.looks)


def recommendation_of(statement: str) -> str:
    """Return the number of the recommendation that a statement belongs to: ``4`` for ``4b``."""
    return statement.rstrip("abcdefghijklmnopqrstuvwxyz")


def _telling(looks: Sequence[Look]) -> list[Look]:
    """Return what books could tell."""
    return [one for one in looks if one.strength in STRENGTHS and one.strength != CANNOT_TELL]


def _with_books(beside: Beside) -> Iterator[Disagreement]:
    """Compare each look with the statements it is about; where the audit looked at none of them,
    with the recommendation's own position.
    """
    audited = beside.audited
    for look in _telling(beside.looks):
        known = {
            code: position
            for code, position in (audited.statements or {}).items()
            if code in look.statements and position in POSITIONS
        }
        held = known or ({"": audited.position} if audited.is_known else {})
        if look.strength == LITTLE and (codes := _standing(held, SECURE)):
            yield Disagreement(Kind.SECURE_BOOKS, _books_words(audited, codes, SECURE, look))
        elif look.strength in _PLAIN and (codes := _standing(held, NOT_YET)):
            yield Disagreement(Kind.NOT_YET_BOOKS, _books_words(audited, codes, NOT_YET, look))


def _standing(held: Mapping[str, str], position: str) -> list[str]:
    return [code for code, one in held.items() if one == position]


def _books_words(audited: Audited, codes: list[str], position: str, look: Look) -> str:
    what = f"{_the(audited)} says {_named(codes)}{POSITIONS[position]}"
    return f"{what}; {_books_show([look])}."


def _with_lessons(beside: Beside) -> Iterator[Disagreement]:
    strong, weak = _in_lessons(beside)
    if beside.audited.position == SECURE and weak and not strong:
        said = f"{_of_lessons(weak, beside)} found something to develop and none a strength"
        words = f"{_the(beside.audited)} says secure; {said}."
        yield Disagreement(Kind.SECURE_LESSONS, words)
    elif beside.audited.position == NOT_YET and strong and not weak:
        said = f"{_of_lessons(strong, beside)} found a strength and none something to develop"
        words = f"{_the(beside.audited)} says not yet in place; {said}."
        yield Disagreement(Kind.NOT_YET_LESSONS, words)


def _lessons_with_books(beside: Beside) -> Iterator[Disagreement]:
    strong, weak = _in_lessons(beside)
    little = [one for one in _telling(beside.looks) if one.strength == LITTLE]
    plain = [one for one in _telling(beside.looks) if one.strength in _PLAIN]
    if strong and not weak and little:
        said = f"{_of_lessons(strong, beside)} found a strength; {_books_show(little)}."
        yield Disagreement(Kind.LESSONS_BOOKS, said)
    elif weak and not strong and plain:
        said = f"{_of_lessons(weak, beside)} found something to develop; {_books_show(plain)}."
        yield Disagreement(Kind.BOOKS_LESSONS, said)


def _books_show(looks: Sequence[Look]) -> str:
    shown = [f"{STRENGTHS[one.strength]} evidence for “{one.what}”" for one in looks]
    return f"books show {' and '.join(dict.fromkeys(shown))}"


def _in_lessons(beside: Beside) -> tuple[int, int]:
    return beside.lessons_that(Says.STRENGTH), beside.lessons_that(Says.DEVELOP)


def _of_lessons(count: int, beside: Beside) -> str:
    return f"{count} of {_number(beside.lessons)}"


def _number(lessons: int) -> str:
    return f"{lessons} lesson{'s' * (lessons != 1)}"


def _the(audited: Audited) -> str:
    return "The draft audit" if audited.is_draft else "The audit"


def _named(codes: list[str]) -> str:
    said = " and ".join(code for code in codes if code)
    return f"{said} {'is' if len(codes) == 1 else 'are'} " if said else ""
