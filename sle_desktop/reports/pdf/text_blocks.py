"""Headings, paragraphs, lists, facts and notices, laid into the flow."""

from dataclasses import dataclass

from sle_desktop.reports.blocks import (
    Bullets,
    Facts,
    Heading,
    Line,
    Notice,
    Numbered,
    Paragraph,
    has_words,
    line,
    muted,
)
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas
from sle_desktop.reports.pdf.flow import Draw, Flow, Slab, draw_line, together
from sle_desktop.reports.pdf.fragments import SetLine
from sle_desktop.reports.pdf.structure import Element
from sle_desktop.reports.pdf.style import Style

_LEAST_LABEL = 44.0
_LABEL_GAP = 12.0
_LABEL_GAP_SHARE = 0.13
_LEAST_GAP = 4.0
_LIST_LEAD = 1.6
_BULLET = "•"
_BULLET_SHIFT = 1.6
_BOOKMARK_RISE = 6.0
"""How far above a heading a reader lands."""
_NOTICE_PAD = 5.2


def lay_heading(flow: Flow, block: Heading) -> None:
    """Put a heading and its aside on one line; they stay with what follows."""
    part = block.level == 3
    look = style.PART if part else style.HEADING
    before = style.SPACE_PART if part else style.SPACE_SECTION
    put_heading(flow, block, look, before)


def put_title(flow: Flow, texts: tuple[str, ...]) -> None:
    """Put the first text that shows anything as the title, the only heading of level 1."""
    shown = next(text for text in texts if flow.setter.width(line(text), style.TITLE))
    _headed(flow, "H1", shown, (style.TITLE, style.SPACE_TITLE))
    flow.headed = style.SPACE_TITLED


def put_heading(flow: Flow, block: Heading, look: Style, before: float) -> None:
    """Put a heading in a given look, with a bookmark; no level is skipped."""
    level = block.level if flow.has_section else 2
    slabs = _headed(flow, f"H{level}", block.text, (look, before))
    if not slabs:
        return
    flow.has_section = True
    if block.aside:
        _add_aside(flow, block, look, slabs[-1])
    flow.headed = style.SPACE_PART_HEADED if look is style.PART else style.SPACE_HEADED


def _headed(flow: Flow, tag: str, text: str, look: tuple[Style, float]) -> list[Slab]:
    face, before = look
    element = flow.parent.child(tag)
    slabs = flow.indented((line(text), face), element, before=before, indent=0.0)
    for slab in slabs:
        slab.keep = True
    if slabs:
        title = " ".join(flow.setter.printable(text).split())
        slabs[0].draw = _with_bookmark(slabs[0], title, int(tag[1]) - 1)
    return slabs


def _add_aside(flow: Flow, block: Heading, look: Style, last: Slab) -> None:
    setter = flow.setter
    aside = line(muted(block.aside))
    start = setter.set(line(block.text), look, flow.width)[-1].width + style.ASIDE_GAP
    smalls = setter.set(aside, style.ASIDE, flow.width)
    if len(smalls) != 1 or start + smalls[0].width > flow.width:
        for slab in flow.indented((aside, style.ASIDE), flow.parent.child("P"), before=0, indent=0):
            slab.keep = True
        return
    small = smalls[0]
    element = flow.parent.child("P")
    big, x = last.draw, flow.left + start
    drop = SetLine((), look).baseline - small.baseline

    def draw(canvas: TaggedCanvas, top: float) -> None:
        big(canvas, top)
        canvas.set_line(small, x, top - drop, element)

    last.draw = draw


def _with_bookmark(slab: Slab, title: str, level: int) -> Draw:
    inner = slab.draw

    def draw(canvas: TaggedCanvas, top: float) -> None:
        key = f"{canvas.page_index}-{top:.3f}"
        canvas.bookmarkHorizontalAbsolute(key, top + _BOOKMARK_RISE, fit="XYZ")
        canvas.addOutlineEntry(title, key, level=level)
        inner(canvas, top)

    return draw


def lay_paragraph(flow: Flow, block: Paragraph) -> None:
    """Put running text."""
    look = style.TABLE if block.small else style.BODY
    before = flow.space(style.SPACE_BLOCK)
    flow.lines(block.text, look, flow.parent.child("P"), before=before)
    if block.leads and flow.slabs:
        flow.slabs[-1].keep = True


def lay_bullets(flow: Flow, block: Bullets) -> None:
    """Put points behind bullets."""
    items = flow.parent.child("L", attributes={"List": {"ListNumbering": "/Disc"}})
    first = flow.space(style.SPACE_BLOCK) + _LIST_LEAD
    for index, text in enumerate(filter(has_words, block.items)):
        marks = flow.setter.set(line(_BULLET), style.BODY.accent(), style.INDENT)
        before = style.SPACE_ITEM if index else first
        body = _Body(text, style.INDENT, before)
        _labelled(flow, items.child("LI"), _Label(marks, _BULLET_SHIFT), body)


def lay_numbered(flow: Flow, block: Numbered) -> None:
    """Put points behind their numbers."""
    items = flow.parent.child("L", attributes={"List": {"ListNumbering": "/Decimal"}})
    first = flow.space(style.SPACE_BLOCK) + _LIST_LEAD
    told = [text for text in block.items if has_words(text)]
    widest = flow.setter.width(line(str(len(told))), style.BODY.accent()) + _LEAST_GAP
    for index, text in enumerate(told, start=1):
        label = _Label(flow.setter.set(line(str(index)), style.BODY.accent(), widest))
        before = style.SPACE_NUMBERED if index > 1 else first
        body = _Body(text, max(style.INDENT, widest), before)
        _labelled(flow, items.child("LI"), label, body)


@dataclass(frozen=True, slots=True)
class _Label:
    lines: tuple[SetLine, ...]
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class _Body:
    text: Line
    indent: float
    before: float


def _labelled(flow: Flow, item: Element, label: _Label, body: _Body) -> None:
    """Put words further in, with a label at their left."""
    label_element, body_element = item.child("Lbl"), item.child("LBody")
    slabs = flow.indented(
        (body.text, style.BODY), body_element, before=body.before, indent=body.indent
    )
    while len(slabs) < len(label.lines):
        before = 0.0 if slabs else body.before
        slabs.append(flow.add(Slab(style.BODY.leading, _nothing, before)))
    for slab, words in zip(slabs, label.lines, strict=False):
        label_draw = draw_line(words, flow.left + label.shift, label_element)
        slab.draw = together((label_draw, slab.draw))


def _nothing(canvas: TaggedCanvas, top: float) -> None:
    """Draw nothing: room for the words at its left."""


def lay_facts(flow: Flow, block: Facts) -> None:
    """Put labels at the left and what they hold in one column at their right."""
    put_facts(flow, block)


def put_facts(flow: Flow, block: Facts) -> float:
    """Put facts and return how far in they stand, in points."""
    items = flow.parent.child("L", attributes={"List": {"ListNumbering": "/None"}})
    setter, look = flow.setter, style.FACT.muted()
    widest = max((setter.width(line(row.label), look) for row in block.rows), default=0.0)
    before = flow.space(style.SPACE_BLOCK)
    indent = min(max(_LEAST_LABEL, widest * (1 + _LABEL_GAP_SHARE) + _LABEL_GAP), flow.width / 2)
    for index, row in enumerate(block.rows):
        label = _Label(setter.set(line(row.label), look, indent - _LEAST_GAP))
        space = style.SPACE_FACT if index else before
        _labelled(flow, items.child("LI"), label, _Body(row.text, indent, space))
    return indent


def lay_notice(flow: Flow, block: Notice) -> None:
    """Put a notice between two rules across the column."""
    element = flow.parent.child("P")
    words = flow.setter.set(line(block.text), style.BODY.accent(), flow.width)
    rules = (style.NOTICE_RULE, style.ACCENT)
    leading = style.BODY.leading
    pad = _NOTICE_PAD + style.NOTICE_RULE
    left, right = flow.left, flow.left + flow.width
    height = leading * len(words) + 2 * pad

    def draw(canvas: TaggedCanvas, top: float) -> None:
        canvas.rule(left, right, top, rules)
        canvas.rule(left, right, top - height + style.NOTICE_RULE, rules)
        for index, words_line in enumerate(words):
            canvas.set_line(words_line, left, top - pad - index * leading, element)

    flow.add(Slab(height, draw, before=style.SPACE_PART + 3))
