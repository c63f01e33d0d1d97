"""The school's own view on paper: every statement with its descriptors, and boxes to tick."""

from dataclasses import dataclass
from datetime import datetime

from sle_desktop.reports.blocks import (
    Band,
    Block,
    Bullets,
    Column,
    DocumentFacts,
    Fact,
    Facts,
    Heading,
    Line,
    Mark,
    Notice,
    Paragraph,
    Row,
    Summary,
    Table,
    line,
    muted,
)
from sle_desktop.reports.pdf.draw import draw
from sle_desktop.reports.positions import RATED

_BANDS = (*RATED, Band.NOT_LOOKED_AT)
_WORDS = ("not yet in place", "developing", "secure", "not looked at")
_HEADS = ("R", "A", "G", "Not seen")
_BOX = "□"
_BLANK, _LONG_BLANK = "…" * 24, "…" * 36
_ADVICE = (
    "Tick one mark in each line: where is the school with it, most of the time, in most classes?",
    "Nobody is judged here, and no mark is worked out from others. “Not looked at” is an answer.",
    "Note in a few words how you know. Please write no names of pupils or teachers.",
)


@dataclass(frozen=True, slots=True)
class AskedStatement:
    """One statement: its sign, its words, what each band looks like, and the position agreed last
    (``None`` if there is none).
    """

    code: str
    words: str
    descriptors: tuple[str, str, str]
    last: Band | None = None


@dataclass(frozen=True, slots=True)
class AskedRecommendation:
    """One recommendation with its statements."""

    number: str
    title: str
    statements: tuple[AskedStatement, ...]


@dataclass(frozen=True, slots=True)
class OwnViewSheet:
    """Everything that the sheet says."""

    school: str
    project: str
    purpose: str
    attribution: str
    recommendations: tuple[AskedRecommendation, ...]


def own_view_summary(sheet: OwnViewSheet) -> Summary:
    """Return the sheet as blocks to draw."""
    filled_in = Facts(
        (
            Fact("Filled in by", line(_BLANK, muted("  roles rather than names"))),
            Fact("On", line(_BLANK)),
        )
    )
    return Summary(
        kind="The school’s own view",
        project=sheet.project,
        title=sheet.school,
        running="The school’s own view",
        opening=(Paragraph(line(sheet.purpose)),) if sheet.purpose else (),
        verdict=(),
        blocks=(
            Bullets(tuple(line(one) for one in _ADVICE)),
            filled_in,
            Paragraph(_legend(), small=True),
            *(block for one in sheet.recommendations for block in _part(one)),
            Notice("Please keep a copy, and give this one back before we talk."),
        ),
        audience="For the school to fill in and give back. Nothing is sent anywhere from here.",
        attribution=sheet.attribution,
    )


def _legend() -> Line:
    told: Line = ()
    for band, words in zip(_BANDS, _WORDS, strict=True):
        told += line(Mark(band, now=False), muted(f" {words}    "))
    return told


def _part(one: AskedRecommendation) -> tuple[Block, ...]:
    columns = (
        Column("", 0.06),
        Column("Statement", 0.58),
        *(Column(head, 0.09) for head in _HEADS),
    )
    table = Table(
        about=f"Statements of recommendation {one.number}, with a box for each position",
        columns=columns,
        rows=tuple(_row(each) for each in one.statements),
        keys=2,
    )
    return Heading(f"{one.number}  {one.title}"), table


def _row(one: AskedStatement) -> Row:
    boxes = tuple((line(_BOX),) for _ in _BANDS)
    return Row(((line(one.code),), (line(one.words),), *boxes), _note(one))


def _note(one: AskedStatement) -> Line:
    told: Line = ()
    for band, words in zip(RATED, one.descriptors, strict=True):
        told += line(Mark(band, now=False), muted(f" {words}  "))
    if one.last is not None:
        told += line("Agreed last: ", Mark(one.last, now=False), ". ")
    return (*told, *line(f"\nHow do we know? {_LONG_BLANK}"))


def draw_sheet(sheet: OwnViewSheet, made_at: datetime) -> bytes:
    """Draw the sheet as a tagged PDF. Raises ValueError if ``made_at`` is naive."""
    facts = DocumentFacts("", 0, "school", made_at, sheet.project)
    return draw(own_view_summary(sheet), facts).pdf
