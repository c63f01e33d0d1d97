"""Whatever people write and however much, the document is whole and without fault."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from sle_desktop.reports.blocks import (
    Arrow,
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
    Moved,
    Movement,
    Notice,
    Numbered,
    Paragraph,
    Row,
    SealNote,
    Signatory,
    Signatures,
    Span,
    Stage,
    Strip,
    StripRow,
    Summary,
    Table,
    Transition,
)
from sle_desktop.reports.pdf.draw import draw
from tests.reports.checker import check
from tests.reports.pages import visit
from tests.reports.pages.common import ink
from tests.reports.struct_text import all_text

WORDS = st.one_of(
    st.text(max_size=40),
    st.text("abc déf-ghi ✓½ \n\u00a0\u200b", max_size=300),
    st.sampled_from(("", " ", "שלום 12", "a" * 400, "👩‍👩‍👧 ok", "<i>&amp;</i>", "\ud800")),
)
BANDS = st.sampled_from(Band)
INLINES = st.one_of(
    st.builds(Span, WORDS, st.sampled_from(("plain", "strong", "muted", "accent"))),
    st.builds(Mark, BANDS, WORDS, st.booleans()),
    st.builds(Arrow, st.sampled_from(("up", "level", "down", "to"))),
)
LINES: st.SearchStrategy[Line] = st.lists(INLINES, max_size=4).map(tuple)
PEOPLE = st.builds(Signatory, WORDS, WORDS, WORDS, st.sampled_from((None, ink("anna"))), WORDS)


@st.composite
def tables(draw_: st.DrawFn) -> Table:
    count = draw_(st.integers(1, 5))
    columns = [Column(draw_(WORDS), draw_(st.floats(0.2, 5))) for _ in range(count)]
    cells = st.lists(LINES, max_size=2).map(tuple)
    rows = [
        Row(tuple(draw_(cells) for _ in range(count)), draw_(LINES))
        for _ in range(draw_(st.integers(0, 6)))
    ]
    return Table(draw_(WORDS), tuple(columns), tuple(rows), draw_(st.integers(1, 2)))


@st.composite
def strips(draw_: st.DrawFn) -> Strip:
    count = draw_(st.integers(1, 6))
    stages = tuple(Stage(draw_(WORDS), draw_(WORDS)) for _ in range(count))
    rows = tuple(
        StripRow(
            draw_(WORDS),
            draw_(WORDS),
            tuple(draw_(BANDS) for _ in range(count)),
            draw_(LINES),
            draw_(WORDS),
        )
        for _ in range(draw_(st.integers(0, 4)))
    )
    return Strip(stages, rows)


TRANSITIONS = st.lists(st.builds(Transition, st.integers(0, 99), BANDS, BANDS), max_size=3)
MOVED = st.builds(Moved, st.integers(0, 32), st.integers(0, 32), WORDS, TRANSITIONS.map(tuple))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, WORDS, WORDS, st.sampled_from((2, 3))),
    st.builds(Paragraph, LINES, st.booleans()),
    st.builds(Bullets, st.lists(LINES, max_size=4).map(tuple)),
    st.builds(Numbered, st.lists(LINES, max_size=12).map(tuple)),
    st.builds(Facts, st.lists(st.builds(Fact, WORDS, LINES), max_size=4).map(tuple)),
    tables(),
    strips(),
    st.builds(Movement, st.lists(MOVED, max_size=4).map(tuple), LINES),
    st.builds(Notice, WORDS),
    st.builds(Signatures, WORDS, st.lists(PEOPLE, max_size=4).map(tuple), WORDS),
    st.builds(SealNote, LINES),
)
SUMMARIES = st.builds(
    Summary,
    kind=WORDS,
    project=WORDS,
    title=WORDS,
    running=WORDS,
    opening=st.lists(st.builds(Paragraph, LINES), max_size=2).map(tuple),
    verdict=st.lists(WORDS, max_size=2).map(tuple),
    blocks=st.lists(BLOCKS, max_size=8).map(tuple),
    audience=WORDS,
    attribution=WORDS,
)
FACTS: st.SearchStrategy[DocumentFacts] = st.builds(
    DocumentFacts,
    number=WORDS,
    version=st.integers(1, 99),
    copy=WORDS,
    made_at=st.just(visit()[1].made_at),
    author=WORDS,
    draft=st.booleans(),
)
# A row whose cells are all blank is the writer's, not the drawing's.
WRITERS_FAULTS = ["an empty row", "a row without a head", "a table without heads"]


@settings(max_examples=50, deadline=None)
@given(SUMMARIES, FACTS)
def test_any_summary_is_drawn_without_fault(summary: Summary, facts: DocumentFacts) -> None:
    found = check(draw(summary, facts).pdf)
    tables_only = [fault for fault in found.pop("tables", []) if fault not in WRITERS_FAULTS]
    assert (found, tables_only) == ({}, [])


@settings(max_examples=50, deadline=None)
@given(st.text("abcdefé ½✓→Ωж(){}<>&\\'\"-/", min_size=1, max_size=600), st.integers(40, 400))
def test_no_word_is_lost_however_narrow_the_column(words: str, share: int) -> None:
    columns = (Column("a", share), Column("b", 483 - share))
    row = Row((((Span(words),),), ((Span("b"),),)))
    summary = Summary("k", "", "t", "", (), (), (Table("t", columns, (row,)),), "")
    told = all_text(draw(summary, visit()[1]).pdf)
    assert " ".join(unicodedata.normalize("NFC", words).split()) in told
