"""Tables: horizontal rules only, a head on each page, rows that are cut only if they must be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest

from sle_desktop.reports.blocks import Cell, Column, Row, Table, has_words, line, plain
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.flow import Draw, Flow, Slab, draw_line, together
from sle_desktop.reports.pdf.structure import Attributes, Element

Strips = list[Slab]
"""What a cell holds, from its top to its foot."""

_HEAD_FOOT = 2.4
"""Between a head's words and the rule beneath them."""
_TALLEST_ROW = style.BODY_TOP - style.BODY_BOTTOM - 60
"""A taller row is cut into its lines."""


@dataclass(slots=True)
class Grid:
    """A table being laid: its columns, its element and the head to repeat."""

    flow: Flow
    columns: Sequence[Column]
    element: Element
    keys: int = 1
    head: Slab | None = None
    _starts: list[float] = field(init=False)

    def __post_init__(self) -> None:
        whole = sum(column.share for column in self.columns)
        shares = (column.share / whole * self.flow.width for column in self.columns)
        self._starts = list(accumulate(shares, initial=self.flow.left))

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return self._starts[column]

    def room(self, column: int, last: int | None = None) -> float:
        """Return the width for words in a column, or from it to ``last``; the gap is taken off."""
        last = column if last is None else last
        gap = 0.0 if last + 1 == len(self.columns) else style.COLUMN_GAP
        return self._starts[last + 1] - self._starts[column] - gap

    @property
    def right(self) -> float:
        """The right edge."""
        return self._starts[-1]

    def put_head(self) -> None:
        """Put the head row, or a light rule if no column has a head."""
        before = self.flow.space(style.SPACE_BLOCK)
        if not any(column.head for column in self.columns):
            rule = self._rule(style.HAIR, style.RULE_LIGHT)
            self.flow.add(Slab(style.HAIR, rule, before=before, keep=True))
            return
        row = self.element.child("TR")
        look = style.TABLE.muted().strong()
        cells: list[Strips] = []
        for index, column in enumerate(self.columns):
            tag = "TH" if column.head else "TD"
            cell = row.child(tag, attributes=_scope("Column") if column.head else None)
            lines = self.flow.setter.set(line(column.head), look, self.room(index))
            x = self.left(index)
            cells.append([Slab(look.leading, draw_line(words, x, cell)) for words in lines])
        tallest = max(len(cell) for cell in cells)
        height = tallest * look.leading + _HEAD_FOOT + style.HEAD_RULE
        rule = self._rule(style.HEAD_RULE, style.RULE_DARK)

        def draw(canvas: TaggedCanvas, top: float) -> None:
            for cell in cells:
                # Heads of one line stand level with the last line of longer ones.
                _draw_strips(canvas, cell, top - (tallest - len(cell)) * look.leading)
            rule(canvas, top - height + style.HEAD_RULE)

        self.flow.add(Slab(height, draw, before=before, keep=True))
        self.head = Slab(height, _as_furniture(draw))

    def row_cells(self) -> list[Element]:
        """Add a row and return its cells' elements."""
        row = self.element.child("TR")
        return [
            row.child("TH", attributes=_scope("Row")) if index < self.keys else row.child("TD")
            for index in range(len(self.columns))
        ]

    def note_cell(self) -> Element:
        """Add the row that goes on beneath the last one and return its words' cell."""
        row = self.element.child("TR")
        if len(self.columns) == 1:
            return row.child("TD")
        row.child("TD")
        spanned = len(self.columns) - 1
        return row.child("TD", attributes={"Table": {"ColSpan": spanned}} if spanned > 1 else None)

    def words(self, lines: Cell, element: Element, column: int, last: int | None = None) -> Strips:
        """Return a cell's words in the table's look."""
        setter, x = self.flow.setter, self.left(column)
        text = tuple(part for words in lines if words for part in (*words, plain("\n")))
        return [
            Slab(style.TABLE.leading, draw_line(words, x, element))
            for words in setter.set(text[:-1], style.TABLE, self.room(column, last))
        ]

    def put_row(self, cells: Sequence[Strips], note: Strips) -> None:
        """Put a row with its note beneath it, in one slab if a page can hold it."""
        tallest = max((_height(cell) for cell in cells), default=0.0)
        pad = style.NOTED_ROW_PAD if note else style.ROW_PAD
        note_gap = style.NOTE_PAD if note else 0.0
        height = pad + tallest + note_gap + _height(note) + pad + style.HAIR
        if height > _TALLEST_ROW:
            self._put_in_lines(cells, note)
            return
        rule = self._rule(style.HAIR, style.RULE_LIGHT)

        def draw(canvas: TaggedCanvas, top: float) -> None:
            for cell in cells:
                _draw_strips(canvas, cell, top - pad)
            _draw_strips(canvas, note, top - pad - tallest - note_gap)
            rule(canvas, top - height + style.HAIR)

        self.flow.add(Slab(height, draw, head=self.head))

    def _put_in_lines(self, cells: Sequence[Strips], note: Strips) -> None:
        for strips in zip_longest(*cells):
            held = [strip for strip in strips if strip]
            height = max(strip.height for strip in held)
            self.flow.add(Slab(height, together(strip.draw for strip in held), head=self.head))
        for strip in note:
            self.flow.add(Slab(strip.height, strip.draw, head=self.head))
        self.flow.slabs[-1].keep = True
        rule = self._rule(style.HAIR, style.RULE_LIGHT)
        self.flow.add(Slab(style.HAIR, rule, before=style.ROW_PAD))

    def _rule(self, weight: float, colour: style.Colour) -> Draw:
        left, right = self.flow.left, self.right

        def draw(canvas: TaggedCanvas, top: float) -> None:
            canvas.rule(left, right, top, (weight, colour))

        return draw


def _scope(of: str) -> Attributes:
    return {"Table": {"Scope": f"/{of}"}}


def _height(strips: Strips) -> float:
    return sum(strip.height for strip in strips)


def _draw_strips(canvas: TaggedCanvas, strips: Strips, top: float) -> None:
    for strip in strips:
        strip.draw(canvas, top)
        top -= strip.height


def _as_furniture(inner: Draw) -> Draw:
    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.furniture():
            inner(canvas, top)

    return draw


def lay_table(flow: Flow, block: Table) -> None:
    """Put a table of words and marks, or nothing if it has no rows."""
    if not block.rows:
        return
    start = len(flow.slabs)
    # A row alone needs no name to be told from others; its columns' heads say enough.
    alone = len(block.rows) == 1 and all(column.head for column in block.columns)
    grid = start_grid(flow, block.about, block.columns, 0 if alone else block.keys)
    for row in block.rows:
        elements = grid.row_cells()
        cells = [
            grid.words(cell, element, index)
            for index, (cell, element) in enumerate(zip(row.cells, elements, strict=True))
        ]
        grid.put_row(cells, _note(grid, row))
    if block.whole:
        for slab in flow.slabs[start:-1]:
            slab.keep = True


def _note(grid: Grid, row: Row) -> Strips:
    if not has_words(row.note):
        return []
    last = len(grid.columns) - 1
    return grid.words((row.note,), grid.note_cell(), min(1, last), last)


def start_grid(flow: Flow, about: str, columns: Sequence[Column], keys: int = 1) -> Grid:
    """Put a table's head and return the grid that takes its rows."""
    attributes: Attributes = {"Table": {"Summary": flow.setter.printable(about)}}
    element = flow.parent.child("Table", attributes=attributes)
    grid = Grid(flow, columns, element, keys)
    grid.put_head()
    return grid
