"""The last page: how to check the document, what it is, and the record of signing."""

from dataclasses import replace

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from sle_desktop.reports.blocks import (
    CheckPage,
    Column,
    DocumentFacts,
    Fact,
    Facts,
    Heading,
    Line,
    Numbered,
    Paragraph,
    SigningRecord,
    line,
    muted,
    plain,
    strong,
)
from sle_desktop.reports.pdf import style
from sle_desktop.reports.pdf.canvas import TaggedCanvas, number
from sle_desktop.reports.pdf.flow import Draw, Flow, Slab, together
from sle_desktop.reports.pdf.fragments import Fragment, Gap, SetLine, glyphs
from sle_desktop.reports.pdf.signatures import signature
from sle_desktop.reports.pdf.structure import Element
from sle_desktop.reports.pdf.tables import Grid, Strips, start_grid
from sle_desktop.reports.pdf.text_blocks import (
    lay_numbered,
    lay_paragraph,
    put_facts,
    put_heading,
)
from sle_desktop.reports.wording import long_date

_TITLE = "How to check this document"
_CODE_SIZE = 63.5
_CODE_GAP = 24.0
_WIDER = 6.5
"""Above the words that stand apart from the list or table before them."""
_GROUP = 4
_GROUPS_A_ROW = 8
_GROUP_STEP = 34.0
_HALF_GAP = 8.4
_INK_BOX = 30.0
_RECORD_COLUMNS = (
    Column("Who", 142),
    Column("What they said", 249),
    Column("Signature", 188),
    Column("When, and who saw it", 159),
)


def lay_check_page(flow: Flow, block: CheckPage, facts: DocumentFacts) -> None:
    """Put the page; it starts on a new one."""
    start = len(flow.slabs)
    put_heading(flow, Heading(_TITLE), style.TITLE, 0.0)
    flow.slabs[start].new_page = True
    lay_paragraph(flow, Paragraph(block.opening))
    _part(flow, "Check it yourself")
    lay_numbered(flow, Numbered(block.steps))
    flow.headed = _WIDER
    lay_paragraph(flow, Paragraph(block.on_paper))
    _part(flow, "The document")
    _lay_identity(flow, block, facts)
    _part(flow, "Record of signing")
    grid = start_grid(flow, "Who signed, what they said, how and when", _RECORD_COLUMNS)
    for record in block.records:
        _put_record(grid, record)
    flow.headed = _WIDER
    lay_paragraph(flow, Paragraph(block.proves))


def _part(flow: Flow, text: str) -> None:
    put_heading(flow, Heading(text, level=3), style.HEADING, style.SPACE_SECTION)


def _lay_identity(flow: Flow, block: CheckPage, facts: DocumentFacts) -> None:
    """Put what the document is at the left, the square code at the right."""
    start = len(flow.slabs)
    beside = replace(flow, width=flow.width - _CODE_SIZE - _CODE_GAP)
    rows = (Fact("Number", line(strong(_name(facts)))), *_replaced(facts), *block.facts)
    fingerprint = facts.fingerprint.upper()
    label = (Fact("Project fingerprint", line(" ")),) if fingerprint else ()
    indent = put_facts(beside, Facts((*rows, *label)))
    first = flow.slabs[start]
    first.draw = together((first.draw, _pages_after(flow, _name(facts), flow.left + indent)))
    if block.square_code:
        first.draw = together((first.draw, _square_code(flow, block.square_code)))
    if fingerprint:
        _put_fingerprint(flow, fingerprint, flow.left + indent)
    for slab in flow.slabs[start:-1]:
        slab.keep = True


def _name(facts: DocumentFacts) -> str:
    return f"{facts.number}, version {facts.version}"


def _replaced(facts: DocumentFacts) -> tuple[Fact, ...]:
    old = facts.replaces
    if old is None:
        return ()
    text = f"Version {old.version} of {long_date(old.on)}. Reason: {old.reason}"
    return (Fact("Replaces", line(text if text.endswith((".", "!", "?")) else text + ".")),)


def _pages_after(flow: Flow, name: str, left: float) -> Draw:
    """Say how many pages there are, which is known only when they are drawn."""
    setter, element = flow.setter, _last_body(flow.parent)
    start = left + setter.width(line(strong(name)), style.BODY)

    def draw(canvas: TaggedCanvas, top: float) -> None:
        pages = "1 page" if canvas.page_total == 1 else f"{canvas.page_total} pages"
        (words,) = setter.set(line(f", {pages}"), style.BODY, style.WIDTH)
        canvas.set_line(words, start, top, element)

    return draw


def _last_body(parent: Element) -> Element:
    """Return the words of the first fact of the list that was laid last."""
    facts = [kid for kid in parent.kids if isinstance(kid, Element)][-1]
    items = [kid for kid in facts.kids if isinstance(kid, Element)]
    bodies = [kid for kid in items[0].kids if isinstance(kid, Element)]
    return bodies[-1]


def _put_fingerprint(flow: Flow, fingerprint: str, left: float) -> None:
    """Put the groups over the last fact's room and, if they are many, beneath it."""
    last = flow.slabs.pop()
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    facts = [kid for kid in flow.parent.kids if isinstance(kid, Element) and kid.tag == "L"][-1]
    item = [kid for kid in facts.kids if isinstance(kid, Element)][-1]
    body = [kid for kid in item.kids if isinstance(kid, Element)][-1]
    last.before = style.SPACE_PART
    for at in range(0, len(groups), _GROUPS_A_ROW):
        words = _groups(groups[at : at + _GROUPS_A_ROW])
        row = _line_at(words, left, body)
        if at == 0:
            last.draw = together((last.draw, row))
            flow.add(last)
        else:
            flow.add(Slab(style.BODY.leading, row, before=style.SPACE_FACT))


def _groups(groups: list[str]) -> SetLine:
    look = style.BODY.strong()
    fragments: list[Fragment] = []
    for index, group in enumerate(groups):
        (shown,) = glyphs(group + " ", look)
        step = _GROUP_STEP + (_HALF_GAP if index == _GROUPS_A_ROW // 2 - 1 else 0.0)
        fragments += [shown, Gap(step - shown.width)]
    return SetLine(tuple(fragments), style.BODY)


def _line_at(words: SetLine, left: float, element: Element) -> Draw:
    def draw(canvas: TaggedCanvas, top: float) -> None:
        canvas.set_line(words, left, top, element)

    return draw


def _square_code(flow: Flow, text: str) -> Draw:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    rows = [[code.isDark(row, column) for column in range(count)] for row in range(count)]
    alt = f"Square code that holds: {flow.setter.printable(text)}"
    figure = flow.parent.child("Figure", alt=alt)
    left, step = flow.left + flow.width - _CODE_SIZE, _CODE_SIZE / count

    def draw(canvas: TaggedCanvas, top: float) -> None:
        bounds = (left, top - _CODE_SIZE, left + _CODE_SIZE, top)
        figure.attributes["Layout"] = {"BBox": bounds, "Placement": "/Block"}
        path = "\n".join(
            f"{number(left + start * step)} {number(top - (row + 1) * step)} "
            f"{number(length * step)} {number(step)} re"
            for row, dark in enumerate(rows)
            for start, length in _stretches(dark)
        )
        canvas.fill_path(path, style.BLACK, figure)

    return draw


def _stretches(dark: list[bool]) -> list[tuple[int, int]]:
    """Return where a row is dark: starts and lengths."""
    found: list[tuple[int, int]] = []
    for column, is_dark in enumerate(dark):
        if not is_dark:
            continue
        if found and sum(found[-1]) == column:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((column, 1))
    return found


def _put_record(grid: Grid, record: SigningRecord) -> None:
    person = record.signatory
    who, said, signed, when = grid.row_cells()
    sign_box = (grid.left(2), grid.room(2), _INK_BOX)
    sign = signature(grid.flow, signed, person, sign_box)
    shown: Strips = [Slab(_INK_BOX, sign), *grid.words((line(muted(record.means)),), signed, 2)]
    witness: Line = line(muted(record.witness)) if record.witness else ()
    grid.put_row(
        [
            grid.words((line(strong(person.name)), line(plain(person.role))), who, 0),
            grid.words((record.meaning,), said, 1),
            shown,
            grid.words((line(person.at), witness), when, 3),
        ],
        [],
    )
