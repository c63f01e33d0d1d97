"""The recommendations over the stages, and how statements moved."""

from dataclasses import dataclass, replace

from sle_desktop.reports.blocks import (
    BAND_WORDS,
    Arrow,
    Band,
    Cell,
    Column,
    Mark,
    Moved,
    Movement,
    Paragraph,
    Span,
    Strip,
    StripRow,
    Transition,
    line,
    muted,
    plain,
    position,
    strong,
)
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.flow import Draw, Flow, Slab, draw_line, together
from sle_desktop.reports.pdf.structure import Element
from sle_desktop.reports.pdf.tables import start_grid
from sle_desktop.reports.pdf.text_blocks import lay_paragraph

_NUMBER = 17.0
_LEAST_TITLE = 96.0
_BARE = 56.0
"""An earlier stage's width when there are too many for words: shape and letter alone."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """In points: an earlier stage, the last one, the direction; the title takes what is left."""

    earlier: float
    now: float
    direction: float
    worded: bool = True

    def title(self, whole: float, number: float, stages: int) -> float:
        return whole - number - (stages - 1) * self.earlier - self.now - self.direction


_ROOMY = _Widths(101.4, 112.0, 63.0)
_WRAPPED = _Widths(82.0, 105.0, 61.0)
"""The words of the lowest band go on beneath themselves."""
_MANY = _Widths(_BARE, 105.0, 61.0, worded=False)

_WAYS = 3
_COUNT_GAP = 6.4
_COUNT_TOP = 2.6
_COUNT_FOOT = 2.4
_MARKS_IN = 15.0


def lay_strip(flow: Flow, block: Strip) -> None:
    """Put one row a recommendation: what it was, what it is now, and which way it goes."""
    if not block.rows:
        return
    number = max(flow.setter.width(line(strong(row.number)), style.TABLE) for row in block.rows)
    number = max(_NUMBER, number + style.COLUMN_GAP)
    count = len(block.stages)
    widths = next(
        (w for w in (_ROOMY, _WRAPPED) if w.title(flow.width, number, count) >= _LEAST_TITLE), _MANY
    )
    title = max(widths.title(flow.width, number, count), _LEAST_TITLE / 2)
    stages = [
        Column(f"{stage.name}\n{stage.on}", widths.earlier if index < count else widths.now)
        for index, stage in enumerate(block.stages, start=1)
    ]
    columns = (
        Column("", number),
        Column("", title),
        *stages,
        Column("Direction" if any(row.direction for row in block.rows) else "", widths.direction),
    )
    grid = start_grid(flow, "Each recommendation's position at each stage", columns, keys=2)
    for row in block.rows:
        cells = _strip_cells(row, worded=widths.worded)
        elements = grid.row_cells()
        strips = [
            grid.words(cell, element, index)
            for index, (cell, element) in enumerate(zip(cells, elements, strict=True))
        ]
        grid.put_row(strips, [])


def _strip_cells(row: StripRow, *, worded: bool) -> list[Cell]:
    *earlier, now = row.bands
    before = [position(band, now=False) if worded else Mark(band, now=False) for band in earlier]
    priority = (line(Span(row.priority, "accent")),) if row.priority else ()
    return [
        (line(strong(row.number)),),
        (line(row.title),),
        *((line(mark),) for mark in before),
        (line(position(now, now=True)),),
        (row.direction, *priority),
    ]


def lay_movement(flow: Flow, block: Movement) -> None:
    """Put the ways beside each other, each with its transitions beneath."""
    width = (flow.width - (_WAYS - 1) * style.GUTTER) / _WAYS
    for at in range(0, len(block.ways), _WAYS):
        columns = [
            _way(flow, way, flow.left + index * (width + style.GUTTER), width)
            for index, way in enumerate(block.ways[at : at + _WAYS])
        ]
        before = flow.space(style.SPACE_BLOCK)
        height = max(height for height, _ in columns)
        flow.add(Slab(height, together(draw for _, draw in columns), before=before))
    if block.not_compared:
        lay_paragraph(flow, Paragraph(block.not_compared, small=True))


def _way(flow: Flow, way: Moved, left: float, width: float) -> tuple[float, Draw]:
    count_element = flow.parent.child("P")
    setter = flow.setter
    (shown,) = setter.set(line(f"{way.count} of {way.of}"), style.COUNT, width)
    count = replace(shown, goes_on=True)
    start = count.width + _COUNT_GAP
    words = setter.set(line(way.words), style.BODY, width - start)
    first = style.HEAD_RULE + _COUNT_TOP
    drop = count.baseline - (words[0].baseline if words else 0.0)
    items = flow.parent.child("L", attributes={"List": {"ListNumbering": "/None"}})
    lines = [_transition(flow, items, transition, left) for transition in way.transitions]
    beneath = first + style.COUNT.leading + _COUNT_FOOT
    beneath += max(len(words) - 1, 0) * style.BODY.leading

    def draw(canvas: TaggedCanvas, top: float) -> None:
        canvas.rule(left, left + width, top, (style.HEAD_RULE, style.RULE_DARK))
        canvas.set_line(count, left, top - first, count_element)
        for index, word_line in enumerate(words):
            at = top - first - drop - index * style.BODY.leading
            canvas.set_line(word_line, left + start, at, count_element)
        for index, draw_transition in enumerate(lines):
            draw_transition(canvas, top - beneath - index * style.TABLE.leading)

    return beneath + len(lines) * style.TABLE.leading, draw


def _transition(flow: Flow, items: Element, moved: Transition, left: float) -> Draw:
    body = items.child("LI").child("LBody")
    before, after = _word(moved.before), _word(moved.after)
    body.says = f"{moved.count} from {before} to {after}. "
    setter = flow.setter
    marks = line(Mark(moved.before), plain(" "), Arrow("to"), plain(" "), Mark(moved.after))
    (count,) = setter.set(line(str(moved.count), muted("")), style.TABLE, style.WIDTH)
    (shown,) = setter.set(marks, style.TABLE, style.WIDTH)
    draws = (draw_line(count, left, body), draw_line(shown, left + _MARKS_IN, body))
    return together(draws)


def _word(band: Band) -> str:
    return BAND_WORDS[band].lower()
