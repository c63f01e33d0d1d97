"""The small vocabulary of a summary: what is said, in which order, with no word on how it looks."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeAlias

Look = Literal["plain", "strong", "muted", "accent"]
"""How a span stands out: not, as the current or exceptional, as background, as a lead-in."""


class Band(StrEnum):
    """A position of a statement or recommendation; the value is the key that sets it."""

    NOT_YET = "R"
    DEVELOPING = "A"
    SECURE = "G"
    NOT_LOOKED_AT = "0"
    NOT_APPLICABLE = "X"


BAND_WORDS = {
    Band.NOT_YET: "Not yet in place",
    Band.DEVELOPING: "Developing",
    Band.SECURE: "Secure",
    Band.NOT_LOOKED_AT: "Not looked at",
    Band.NOT_APPLICABLE: "Not applicable",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a person's or our own words; it may hold any characters at all."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Mark:
    """A band as shape, letter and word: regular grey for an earlier position, semibold now.

    ``word`` "" leaves the words to the spans that follow, as prose does.
    """

    band: Band
    word: str = ""
    now: bool = True


@dataclass(frozen=True, slots=True)
class Arrow:
    """A direction between two stages, or "to" between two marks."""

    way: Literal["up", "level", "down", "to"]


Line: TypeAlias = tuple[Span | Mark | Arrow, ...]
"""Running text; a newline in a span starts a new line."""

Cell: TypeAlias = tuple[Line, ...]
"""A table cell: one or more lines of running text beneath each other."""


def plain(text: str) -> Span:
    """Return words in the text's own look."""
    return Span(text)


def strong(text: str) -> Span:
    """Return words that are current, exceptional or a lead-in."""
    return Span(text, "strong")


def muted(text: str) -> Span:
    """Return words that are background: a source, a date, who said it."""
    return Span(text, "muted")


def line(*parts: str | Span | Mark | Arrow) -> Line:
    """Return running text of the parts; a bare string is plain."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def has_words(text: Line) -> bool:
    """Return whether running text shows anything."""
    return any(not isinstance(part, Span) or part.text.strip() for part in text)


def position(band: Band, *, now: bool) -> Mark:
    """Return a mark with its usual word, as tables show it."""
    return Mark(band, BAND_WORDS[band], now)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading (level 2) or a part's (level 3), with a quiet aside such as a count."""

    text: str
    aside: str = ""
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``small`` is the size of tables, for remarks beneath them.

    ``leads`` holds it on the page of what follows, as a lead-in to a table must be.
    """

    text: Line
    small: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points of equal weight."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """Points whose order or number matters."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A quiet label and what it holds."""

    label: str
    text: Line


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they hold, beneath each other."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its head (may hold a newline) and its share of the width."""

    head: str
    share: float


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row; ``note`` goes on beneath its cells, from the second column to the edge."""

    cells: tuple[Cell, ...]
    note: Line = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads, or rows alone if no column has one; the first ``keys`` cells name a row.

    A table that is ``whole`` stays on one page if it fits one.
    """

    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    keys: int = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """An audit's stage: its name and its date as printed."""

    name: str
    on: str


@dataclass(frozen=True, slots=True)
class StripRow:
    """One recommendation over the stages; ``direction`` and ``priority`` may be empty."""

    number: str
    title: str
    bands: tuple[Band, ...]
    direction: Line = ()
    priority: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The recommendations over the stages, the last stage being now; one band a stage."""

    stages: tuple[Stage, ...]
    rows: tuple[StripRow, ...]


@dataclass(frozen=True, slots=True)
class Transition:
    """How many statements went from one band to another."""

    count: int
    before: Band
    after: Band


@dataclass(frozen=True, slots=True)
class Moved:
    """``count`` of ``of`` statements moved one way, and by which transitions."""

    count: int
    of: int
    words: str
    transitions: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """How statements moved, way by way, then what was not compared."""

    ways: tuple[Moved, ...]
    not_compared: Line = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A fixed notice between two rules, such as "It is not graded"."""

    text: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture (JPEG or PNG bytes), what it shows for those who cannot see it, and its caption."""

    data: bytes
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """Pictures, two beside each other."""

    items: tuple[Photo, ...]


Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ink:
    """Closed outlines of a drawn signature in a box of 0..1 by 0..1, x to the right, y downwards.

    ``aspect`` is the box's width over its height.
    """

    outlines: tuple[tuple[Point, ...], ...]
    aspect: float = 3.0


@dataclass(frozen=True, slots=True)
class Signatory:
    """One person's signature: ink, or the typed name when ``ink`` is None.

    ``said`` replaces the signature of someone who did not give one ("Declined", "Was out").
    """

    name: str
    role: str
    at: str
    ink: Ink | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The statement that was signed, as the heading of those who signed it."""

    statement: str
    people: tuple[Signatory, ...]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class SealNote:
    """The note "Signed and locked ..." and how to check it."""

    text: Line


@dataclass(frozen=True, slots=True)
class SigningRecord:
    """A row of the record of signing: who, what they said, how they signed, when, who saw it."""

    signatory: Signatory
    meaning: Line
    means: str
    witness: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The last page: how to check this document, what it is and who signed it.

    The drawing adds number, version, pages, what it replaces and the project's fingerprint.
    """

    opening: Line
    steps: tuple[Line, ...]
    on_paper: Line
    facts: tuple[Fact, ...]
    square_code: str
    records: tuple[SigningRecord, ...]
    proves: Line


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | Facts
    | Table
    | Strip
    | Movement
    | Notice
    | Photos
    | Signatures
    | SealNote
    | CheckPage
)


@dataclass(frozen=True, slots=True)
class Summary:
    """All that one copy of a record says.

    ``kind`` is the document's kind, ``project`` the project's name, ``running`` the line at the
    head of later pages, ``opening`` when, who and why, ``verdict`` at most two lines, ``audience``
    who gets this copy, ``attribution`` the source that must be acknowledged on the first page.
    """

    kind: str
    project: str
    title: str
    running: str
    opening: tuple[Facts | Paragraph, ...]
    verdict: tuple[str, ...]
    blocks: tuple[Block, ...]
    audience: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The version that this one replaces, its date and the reason."""

    version: int
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Attached:
    """The data of a document, as a JSON file inside it; ``says`` tells a reader what it is."""

    name: str
    content: bytes
    says: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of a document beside its content.

    ``made_at`` is aware; ``fingerprint`` is the project root's SHA-256 in hex, "" before joining;
    ``ending`` is what the contents end in; ``attached`` makes it PDF/A-3a. A draft gets a watermark
    and no seal field; a sheet to fill in is version 0 of nothing and gets neither.
    """

    number: str
    version: int
    copy: str
    made_at: datetime
    author: str
    replaces: Replaced | None = None
    draft: bool = False
    language: str = "en-GB"
    fingerprint: str = ""
    ending: str = ""
    attached: Attached | None = None
