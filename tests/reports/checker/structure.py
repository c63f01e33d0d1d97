"""Structure: known tags in their places, headings, figures, tables, lists."""

from collections.abc import Iterator
from itertools import pairwise

from tests.reports.checker.document import Document, Element

_BLOCKS = frozenset({"P", "H1", "H2", "H3", "L", "Table", "Figure", "Form", "Sect", "Link"})
_INSIDE = {
    "Document": _BLOCKS,
    "L": frozenset({"LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "Table": frozenset({"TR", "THead", "TBody", "Caption"}),
    "THead": frozenset({"TR"}),
    "TBody": frozenset({"TR"}),
    "TR": frozenset({"TH", "TD"}),
    "TD": frozenset({"P", "Figure", "L", "Span", "Link"}),
    "TH": frozenset({"P", "Span", "Link"}),
    "LBody": frozenset({"P", "L", "Span", "Link"}),
    "Figure": frozenset({"Caption"}),
    "P": frozenset({"Span", "Link"}),
}
_HEADINGS = frozenset({"H1", "H2", "H3"})
_NO_CONTENT = frozenset({"Document", "L", "LI", "Table", "TR", "THead", "TBody"})


def known_and_nested(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.1, 7.5, 7.6; ISO 32000-1, 14.8.4: standard tags, nested as they must be."""
    if document.top is None or document.top.tag != "Document":
        yield "no Document at the top"
        return
    for element in document.elements:
        allowed = _INSIDE.get(element.tag, frozenset())
        for kid in element.kids:
            if kid.tag not in allowed:
                yield f"{kid.tag} inside {element.tag}"
            if kid.entry["/P"].objgen != element.entry.objgen:
                yield f"{kid.tag} names another parent"
        if element.tag in _NO_CONTENT and element.contents:
            yield f"{element.tag} holds content itself"


def headings_do_not_skip(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.4.2: one H1, first; no level is skipped; none is empty."""
    headings = [element for element in document.elements if element.tag in _HEADINGS]
    levels = [int(element.tag[1:]) for element in headings]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"levels begin {levels[:3]}"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"H{level} after H{before}"
    for heading in headings:
        if not heading.contents:
            yield f"an empty {heading.tag}"


def figures_are_described(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.3: a description, and (ISO 32000-1, 14.8.5.4.3) the place on the page."""
    for element in document.elements:
        if element.tag != "Figure":
            continue
        if not str(element.entry.get("/Alt", "")).strip():
            yield "a figure without description"
        if element.attribute("Layout", "BBox") is None:
            yield "a figure without its place"


def tables_have_heads(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.5: heads with a scope; rows of one length."""
    for table in (element for element in document.elements if element.tag == "Table"):
        rows = [element for element in table.all() if element.tag == "TR"]
        heads = [cell for row in rows for cell in row.kids if cell.tag == "TH"]
        if not heads:
            yield "a table without heads"
        for head in heads:
            if str(head.attribute("Table", "Scope")) not in ("/Row", "/Column", "/Both"):
                yield "a head without scope"
        if len({sum(_span(cell) for cell in row.kids) for row in rows}) > 1:
            yield "rows of different length"
        for row in rows:
            if row.kids and not any(cell.contents or cell.kids for cell in row.kids):
                yield "an empty row"
        yield from _uncovered(rows)


def _span(cell: Element) -> int:
    return int(cell.attribute("Table", "ColSpan") or 1)


def _uncovered(rows: list[Element]) -> Iterator[str]:
    """Yield a row whose filled cells have neither a head beside nor one above them."""
    above = {index for row in rows[:1] for index, cell in enumerate(row.kids) if cell.tag == "TH"}
    noted = False
    for row in rows[1:] if above else rows:
        has_own = any(cell.tag == "TH" for cell in row.kids)
        noted = not has_own and any(_span(cell) > 1 for cell in row.kids)
        covered = has_own or noted or all(i in above for i, c in enumerate(row.kids) if c.contents)
        if not covered:
            yield "a row without a head"


def lists_are_numbered(document: Document) -> Iterator[str]:
    """ISO 14289-1, 7.6: a list with labels says how it is numbered."""
    for element in document.elements:
        labelled = any(kid.tag == "Lbl" for item in element.kids for kid in item.kids)
        if element.tag == "L":
            if labelled and element.attribute("List", "ListNumbering") is None:
                yield "a list that does not say how it is numbered"
            if not element.kids:
                yield "an empty list"
