"""Signatures in ink or typed, and the note that says the document is signed and locked."""

from sle_desktop.reports.blocks import Heading, Ink, SealNote, Signatory, Signatures, Span, line
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas, path_of
from sle_desktop.reports.pdf.flow import Draw, Flow, Slab, together
from sle_desktop.reports.pdf.fragments import SetLine
from sle_desktop.reports.pdf.structure import Element
from sle_desktop.reports.pdf.text_blocks import put_heading

_INK_HEIGHT = 38.0
_INK_IN = 4.0
_INK_FOOT = 5.4
_INK_HEAD = 6.6
_NOTE_RISE = 1.2
_LINE_WEIGHT = 0.6
_NAME_TOP = 2.6
_MOST_BESIDE = 3
_BAR = 2.0
_BAR_GAP = 8.5
_BAR_OVER = 0.7
_NOTE_SPACE = 11.0
_TYPED_RISE = 7.0


def lay_signatures(flow: Flow, block: Signatures) -> None:
    """Put the statement as a heading, then two or three signatures beside each other."""
    if not block.people:
        return
    heading = Heading(block.statement, block.aside)
    put_heading(flow, heading, style.HEADING, style.SPACE_SECTION)
    beside = min(max(len(block.people), 2), _MOST_BESIDE)
    width = (flow.width - (beside - 1) * style.GUTTER) / beside
    for start in range(0, len(block.people), beside):
        people = block.people[start : start + beside]
        columns = [
            _signature(flow, person, flow.left + index * (width + style.GUTTER), width)
            for index, person in enumerate(people)
        ]
        height = max(height for height, _ in columns)
        before = style.SPACE_BLOCK if start else 0.0
        flow.add(Slab(height, together(draw for _, draw in columns), before=before, keep=True))
    flow.slabs[-1].keep = False
    flow.headed = None


def _signature(flow: Flow, person: Signatory, left: float, width: float) -> tuple[float, Draw]:
    sign = signature(flow, flow.parent, person, (left, width, _INK_HEIGHT))
    element = flow.parent.child("P")
    names = _name_lines(flow, person, width)
    leading = style.TABLE.leading
    name_top = _INK_HEIGHT + _LINE_WEIGHT + _NAME_TOP

    def draw(canvas: TaggedCanvas, top: float) -> None:
        sign(canvas, top)
        line_top = top - _INK_HEIGHT
        canvas.rule(left, left + width, line_top, (_LINE_WEIGHT, style.RULE_DARK))
        for index, words in enumerate(names):
            canvas.set_line(words, left, top - name_top - index * leading, element)

    return name_top + len(names) * leading, draw


def _name_lines(flow: Flow, person: Signatory, width: float) -> tuple[SetLine, ...]:
    role = f", {person.role}" if person.role else ""
    who = (Span(person.name, "strong"), Span(role))
    whole = (*who, Span(" " + person.at, "muted"))
    setter = flow.setter
    if setter.width(whole, style.TABLE) <= width or not person.at:
        return setter.set(whole, style.TABLE, width)
    return setter.set((*who, Span("\n" + person.at, "muted")), style.TABLE, width)


def signature(
    flow: Flow, parent: Element, person: Signatory, box: tuple[float, float, float]
) -> Draw:
    """Return what draws a signature in a box of left, width and height, beneath ``parent``."""
    left, width, height = box
    if person.ink and not person.said:
        return _ink(flow, parent, (person.name, person.ink), box)
    if person.said:
        shown, look = person.said, style.TABLE.muted()
    else:
        shown, look = person.name, style.TYPED_NAME
    lines = flow.setter.set(line(shown), look, width - _INK_IN)
    element = parent.child("P")
    if not person.said:
        element.says = f"{flow.setter.printable(person.name)}, typed as signature. "
    foot = height - min(len(lines) * look.leading, height) - _TYPED_RISE

    def draw(canvas: TaggedCanvas, top: float) -> None:
        at = top - max(foot, 0.0)
        for words in lines:
            canvas.set_line(words, left + _INK_IN, at, element)
            at -= look.leading

    return draw


def _ink(
    flow: Flow, parent: Element, drawn: tuple[str, Ink], box: tuple[float, float, float]
) -> Draw:
    left, width, height = box
    who, ink = drawn
    name = flow.setter.printable(who)
    told = flow.setter.printable(f"rawn for {flow.number} only")
    figure = parent.child("Figure", alt=f"Signature of {name} in ink, d{told}")
    note = flow.setter.set(line("D" + told), style.INK_NOTE, style.WIDTH)[0]

    def draw(canvas: TaggedCanvas, top: float) -> None:
        bottom = top - height
        canvas.set_line(note, left, bottom + _NOTE_RISE + note.baseline, figure)
        tall = height - _INK_FOOT - _INK_HEAD
        area = (left + _INK_IN, bottom + _INK_FOOT, width - _INK_IN, tall)
        path, bounds = place_ink(ink, area)
        figure.attributes["Layout"] = {"BBox": bounds, "Placement": "/Block"}
        if path:
            canvas.fill_path(path, style.PEN, figure)

    return draw


def place_ink(
    ink: Ink, box: tuple[float, float, float, float]
) -> tuple[str, tuple[float, float, float, float]]:
    """Return the ink's path within a box of left, bottom, width and height, and its bounds.

    The ink keeps its shape, stands at the left and is never larger than the box.
    """
    left, bottom, width, height = box
    aspect = ink.aspect if ink.aspect > 0 else 1.0
    tall = min(height, width / aspect)
    wide = tall * aspect
    outlines = [
        [(left + _within(x) * wide, bottom + (1 - _within(y)) * tall) for x, y in outline]
        for outline in ink.outlines
        if outline
    ]
    path = "\n".join(path_of(outline) for outline in outlines)
    return path, (left, bottom, left + wide, bottom + tall)


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def lay_seal_note(flow: Flow, block: SealNote) -> None:
    """Put the note beside an accent bar; the seal's field stands here too."""
    element = flow.parent.child("P")
    inset = _BAR + _BAR_GAP
    lines = flow.setter.set(block.text, style.TABLE, flow.width - inset)
    leading = style.TABLE.leading
    height = len(lines) * leading + 2 * _BAR_OVER
    left = flow.left

    def draw(canvas: TaggedCanvas, top: float) -> None:
        canvas.seal_place = (canvas.page_index, left, top)
        canvas.box(left, top - height, (_BAR, height), style.ACCENT)
        for index, words in enumerate(lines):
            canvas.set_line(words, left + inset, top - _BAR_OVER - index * leading, element)

    flow.add(Slab(height, draw, before=_NOTE_SPACE))
